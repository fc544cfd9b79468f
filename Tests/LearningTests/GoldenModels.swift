import Learning
import Tensors

/// Models and arrays as the golden files describe them.
extension Goldens.TrainingCase {
  func makeModel() -> Sequential {
    var stack: [any LayerConvertible] = [Input(shape: inputShape)]
    for spec in layers {
      switch spec.kind {
      case "dense":
        stack.append(
          Dense(spec.units!, activation: activation(spec.activation), useBias: spec.useBias ?? true))
      case "flatten": stack.append(Flatten())
      default: stack.append(Activation(activation(spec.activation)))
      }
    }
    let model = Sequential(stack)
    model.setWeights(weights.map { array($0.values, $0.shape) })
    return model
  }

  private func activation(_ name: String?) -> ActivationFunction {
    switch name {
    case "relu": .relu
    case "tanh": .tanh
    case "sigmoid": .sigmoid
    case "softmax": .softmax
    default: .linear
    }
  }

  func makeOptimizer() -> Optimizer {
    switch optimizer.kind {
    case "sgd":
      SGD(
        learningRate: optimizer.learningRate ?? 0.01, momentum: optimizer.momentum ?? 0,
        nesterov: optimizer.nesterov ?? false)
    case "rmsprop": RMSprop(learningRate: optimizer.learningRate ?? 0.001)
    default:
      Adam(
        learningRate: optimizer.learningRate ?? 0.001, beta1: optimizer.beta1 ?? 0.9,
        beta2: optimizer.beta2 ?? 0.999, epsilon: optimizer.epsilon ?? 1e-7,
        amsgrad: optimizer.amsgrad ?? false)
    }
  }

  func makeLoss() -> Loss {
    switch loss {
    case "mse": .mse
    case "mae": .mae
    case "binary_crossentropy": .binaryCrossentropy
    case "categorical_crossentropy": .categoricalCrossentropy
    default: .sparseCategoricalCrossentropy
    }
  }

  func makeMetrics() -> [Metric] {
    metrics.map { $0 == "mse" ? .mse : $0 == "mae" ? .mae : .accuracy }
  }

  var samplesX: Tensor { array(x, [samples] + inputShape) }
  var samplesY: Tensor {
    yIntegers ? tf.cast(array(y, yShape), .int32) : array(y, yShape)
  }
}

/// A float32 tensor from numbers in a row.
func array(_ values: [Double], _ shape: [Int]) -> Tensor {
  Tensor(values.map(Float.init), dtype: .float32, dims: shape)
}

/// All elements of a float32 tensor, as Double.
func numbers(_ tensor: Tensor) -> [Double] { tensor.elements(as: Float.self).map(Double.init) }

/// The largest difference, relative to the larger of the expected magnitude and `floor`.
func largestError(_ found: [Double], _ expected: [Double], floor: Double = 1e-3) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).map { abs($0 - $1) / max(abs($1), floor) }.max() ?? 0
}
