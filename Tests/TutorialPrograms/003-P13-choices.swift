// Optimizers, losses and metrics to choose from; a model may be compiled again.
import TensorKit

let model = keras.Sequential([layers.Dense(10, activation: .softmax)])

model.compile(optimizer: .adam, loss: .sparseCategoricalCrossentropy)

model.compile(optimizer: optimizers.Adam(learningRate: 0.001), loss: .sparseCategoricalCrossentropy)

let lossClassification: Loss = .sparseCategoricalCrossentropy
let lossOnehot: Loss = .categoricalCrossentropy
let lossBinary: Loss = .binaryCrossentropy
let lossRegression: Loss = .mse
let lossRegressionAlt: Loss = .mae

let metricsClassification: [Metric] = [.accuracy]
let metricsDetailed: [Metric] = [.accuracy, .precision, .recall]
let metricsRegression: [Metric] = [.mae, .mse]
