// Lab 1: the trained neuron is asked for x = 10, about 31; the log shows it.
import TensorKit

let cloudLogger = logging.getLogger("cloudLogger")
cloudLogger.setLevel(.info)
cloudLogger.addHandler(CloudLoggingHandler(cloudLogging.Client()))
cloudLogger.addHandler(logging.StreamHandler())

let xs = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0], dtype: .float)
let ys = np.array([-2.0, 1.0, 4.0, 7.0, 10.0, 13.0], dtype: .float)

let model = tf.keras.Sequential([tf.keras.layers.Dense(units: 1, inputShape: [1])])

model.compile(optimizer: tf.keras.optimizers.SGD(), loss: tf.keras.losses.MeanSquaredError())

model.fit(xs, ys, epochs: 500, verbose: 0)

cloudLogger.info(String(describing: model.predict(np.array([10.0]))))
// The log goes to the error stream; the weights are near 3 and 1.
for weight in model.getWeights() { print(weight) }
