import Display
import Tensors

/// How the values of a loss, one per sample, become one number.
public enum LossReduction {
  /// Their sum divided by how many there are; the default.
  case sumOverBatchSize
  /// Their sum.
  case sum
  /// Their mean; the same as `sumOverBatchSize`.
  case mean
  /// They stay as they are.
  case none
}

/// What training makes small: a function of the true and the predicted values.
///
/// Losses take (yTrue, yPred), both converted to float32. Members stand for the usual ones, so
/// `loss: .mse` and `loss: MeanSquaredError()` are the same.
///
///     print(MeanSquaredError()([1.0, 2.0], [1.0, 4.0]))      // tf.Tensor(2.0, shape=(), dtype=float32)
///
/// Shapes that do not fit end the cell; a last axis of length 1 that only one of the two has is
/// added to the other or dropped, so that (n,) against (n, 1) never becomes (n, n).
open class Loss {
  /// Keras's name, as in `mean_squared_error`.
  public final let name: String
  public final let reduction: LossReduction

  /// A loss of this name; subclasses override `call`.
  public init(name: String, reduction: LossReduction = .sumOverBatchSize) {
    self.name = name
    self.reduction = reduction
  }

  /// The loss of each sample.
  open func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { tf.zerosLike(yPred) }

  /// True if targets are class numbers and not probabilities.
  package var takesClassNumbers: Bool { false }
}

extension Loss {
  /// The loss of a batch as one number (or, with reduction `.none`, one per sample).
  public func callAsFunction(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible)
    -> Tensor
  {
    evaluate(yTrue.asTensor, yPred.asTensor)
  }

  /// - Parameters:
  ///   - sampleWeight: what each value counts, of the shape of the values or one per sample.
  ///   - mask: which values count, as booleans; the mean is then that of the values that do.
  package final func evaluate(
    _ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil, mask: Tensor? = nil
  ) -> Tensor {
    let predictions = realNumbers(yPred)
    let targets = takesClassNumbers ? yTrue : realNumbers(yTrue)
    var values = call(targets, predictions)
    if values.rank == 0 && sampleWeight == nil && mask == nil { return values }
    var weights = sampleWeight.map(realNumbers)
    if let mask {
      var counted = tf.cast(mask, .float32)
      if reduction == .sumOverBatchSize || reduction == .mean {
        counted = counted * (Double(counted.elementCount) / tf.reduceSum(counted))
      }
      if let given = weights {
        let (aligned, mask) = spread(given, over: counted)
        weights = aligned * mask
      } else {
        weights = counted
      }
    }
    if let weights {
      let (aligned, spreadValues) = spread(weights, over: values)
      values = spreadValues * aligned
    }
    if ExecutionContext.current.mustStop { return .inert }
    switch reduction {
    case .sumOverBatchSize, .mean: return values.rank == 0 ? values : tf.reduceMean(values)
    case .sum: return values.rank == 0 ? values : tf.reduceSum(values)
    case .none: return values
    }
  }

  /// Weights with as many axes as the values; one axis of length 1 more or less is no difference.
  private func spread(_ weights: Tensor, over values: Tensor) -> (Tensor, Tensor) {
    if weights.rank == values.rank { return (weights, values) }
    if weights.rank == values.rank + 1, weights.shape[-1] == 1 { return (tf.squeeze(weights, axis: -1), values) }
    if weights.rank < values.rank, weights.rank > 0 {
      return (tf.reshape(weights, weights.dims + Array(repeating: 1, count: values.rank - weights.rank)), values)
    }
    return (weights, values)
  }
}

/// A loss that was given as a closure; Keras reduces what it returns to its mean.
package final class ClosureLoss: Loss {
  private let function: (Tensor, Tensor) -> Tensor

  package init(_ function: @escaping (Tensor, Tensor) -> Tensor) {
    self.function = function
    super.init(name: "lambda")
  }

  override package func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { function(yTrue, yPred) }
}

/// The tensor itself if it holds float32, else converted.
package func realNumbers(_ tensor: Tensor) -> Tensor {
  tensor.dtype == .float32 ? tensor : tf.cast(tensor, .float32)
}

/// Both tensors with the same rank, if a last axis of length 1 makes the difference.
package func alignedRanks(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
  if a.rank == b.rank + 1, a.shape[-1] == 1 {
    return b.rank == 1 ? (a, tf.expandDims(b, axis: -1)) : (tf.squeeze(a, axis: -1), b)
  }
  if b.rank == a.rank + 1, b.shape[-1] == 1 {
    return a.rank == 1 ? (tf.expandDims(a, axis: -1), b) : (a, tf.squeeze(b, axis: -1))
  }
  return (a, b)
}
