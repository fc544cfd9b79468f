// The first cell of lab 1: a logger for the cloud and for the screen, and six points.
import TensorKit

let cloudLogger = logging.getLogger("cloudLogger")
cloudLogger.setLevel(.info)
cloudLogger.addHandler(CloudLoggingHandler(cloudLogging.Client()))
cloudLogger.addHandler(logging.StreamHandler())

let xs = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0], dtype: .float)
let ys = np.array([-2.0, 1.0, 4.0, 7.0, 10.0, 13.0], dtype: .float)
print(xs, ys)
