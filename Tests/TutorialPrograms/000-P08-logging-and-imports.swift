// Lab 2 begins: the logger; nothing is shown.
import TensorKit

let cloudLogger = logging.getLogger("cloudLogger")
cloudLogger.setLevel(.info)
cloudLogger.addHandler(CloudLoggingHandler(cloudLogging.Client()))
cloudLogger.addHandler(logging.StreamHandler())

