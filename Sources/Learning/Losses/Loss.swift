import Display
import Tensors

/// How the values of a loss, one per sample, become one number.
public enum LossReduction: String {
  /// Their sum divided by how many there are, also with sample weights; the default.
  case sumOverBatchSize = "sum_over_batch_size"
  /// Their sum.
  case sum
  /// Their mean; the same as `sumOverBatchSize`.
  case mean
  /// Their sum divided by the sum of the sample weights.
  case meanWithSampleWeight = "mean_with_sample_weight"
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
///
/// A loss of one's own gives one value per sample:
///
///     final class Cubic: Loss {
///       override func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
///         tf.reduceMean(tf.abs(yTrue - yPred) ** 3, axis: -1)
///       }
///     }
///     model.compile(optimizer: .adam, loss: Cubic())
///
/// Source: https://keras.io/api/losses/
open class Loss: Configurable {
  /// Keras's name, as in `mean_squared_error`.
  public private(set) final var name: String
  /// How the values of the samples become one number.
  public final let reduction: LossReduction

  /// A loss; without a name it gets that of its class. Subclasses override `call`.
  public init(name: String = "", reduction: LossReduction = .sumOverBatchSize) {
    self.name = name
    self.reduction = reduction
    if name.isEmpty { self.name = AutomaticNames.unique(forClass: className) }
  }

  /// The loss of each sample.
  open func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { tf.zerosLike(yPred) }

  /// True if targets are class numbers and not probabilities.
  package var takesClassNumbers: Bool { false }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary {
    ["name": .string(name), "reduction": .string(reduction.rawValue)]
  }
}

extension Loss {
  /// The loss of a batch as one number (or, with reduction `.none`, one per sample).
  public func callAsFunction(_ yTrue: some TensorConvertible, _ yPred: some TensorConvertible)
    -> Tensor
  {
    evaluate(yTrue.asTensor, yPred.asTensor)
  }

  /// The same with values that count differently.
  ///
  ///     let mse = MeanSquaredError()
  ///     print(mse([[1.0], [2.0]], [[2.0], [4.0]], sampleWeight: [1.0, 0.5]))      // tf.Tensor(1.5, shape=(), dtype=float32)
  public func callAsFunction(
    _ yTrue: some TensorConvertible, _ yPred: some TensorConvertible, sampleWeight: some TensorConvertible
  ) -> Tensor {
    evaluate(yTrue.asTensor, yPred.asTensor, sampleWeight: sampleWeight.asTensor)
  }

  /// - Parameters:
  ///   - sampleWeight: what each value counts, of the shape of the values or one per sample.
  ///   - mask: which values count, as booleans; the mean is then that of the values that do.
  package final func evaluate(
    _ yTrue: Tensor, _ yPred: Tensor, sampleWeight: Tensor? = nil, mask: Tensor? = nil
  ) -> Tensor {
    let predictions = realNumbers(yPred)
    let targets = takesClassNumbers ? yTrue : realNumbers(yTrue)
    let values = realNumbers(call(targets, predictions))
    if ExecutionContext.current.mustStop { return .inert }
    let masks = [mask, values.mask].compactMap { $0 }
    let valid = masks.dropFirst().reduce(masks.first) { tf.math.logicalAnd($0!, $1) }
    let counted = valid.map { Self.weights(of: $0, reduction) }
    let given = sampleWeight.map(realNumbers)
    let weights: Tensor?
    if let given, let counted {
      let (aligned, counted) = Self.spread(given, over: counted)
      weights = aligned * counted
    } else {
      weights = given ?? counted
    }
    guard let weights else { return reduce(values, nil) }
    let (aligned, spreadValues) = Self.spread(weights, over: values)
    if ExecutionContext.current.mustStop { return .inert }
    return reduce(spreadValues * aligned, aligned)
  }

  private func reduce(_ values: Tensor, _ weights: Tensor?) -> Tensor {
    if values.rank == 0 { return values }
    switch reduction {
    case .sumOverBatchSize, .mean: return tf.reduceMean(values)
    case .meanWithSampleWeight:
      guard let weights else { return tf.reduceMean(values) }
      return tf.math.divideNoNan(tf.reduceSum(values), tf.reduceSum(weights))
    case .sum: return tf.reduceSum(values)
    case .none: return values
    }
  }

  /// A mask as weights; where values are averaged those that count share the weight of all.
  private static func weights(of mask: Tensor, _ reduction: LossReduction) -> Tensor {
    let counted = tf.cast(mask, .float32)
    guard reduction == .sumOverBatchSize || reduction == .mean else { return counted }
    return counted * tf.math.divideNoNan(Float(counted.elementCount), tf.reduceSum(counted))
  }

  /// Weights with as many axes as the values; one axis of length 1 more or less is no difference.
  private static func spread(_ weights: Tensor, over values: Tensor) -> (Tensor, Tensor) {
    if weights.rank == values.rank { return (weights, values) }
    if weights.rank == values.rank + 1, weights.shape[-1] == 1 { return (tf.squeeze(weights, axis: -1), values) }
    if weights.rank < values.rank, weights.rank > 0 {
      return (tf.reshape(weights, weights.dims + Array(repeating: 1, count: values.rank - weights.rank)), values)
    }
    return (weights, values)
  }
}

/// One of Keras's own losses: a formula of targets and predictions.
public class FormulaLoss: Loss {
  private let arguments: ConfigDictionary
  private let formula: (Tensor, Tensor) -> Tensor

  package init(
    _ name: String, _ reduction: LossReduction, _ arguments: ConfigDictionary = [:],
    _ formula: @escaping (Tensor, Tensor) -> Tensor
  ) {
    self.arguments = arguments
    self.formula = formula
    super.init(name: name, reduction: reduction)
  }

  override public func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor { formula(yTrue, yPred) }
  override package var registeredModule: String? { "keras.losses" }
  override package var config: ConfigDictionary { super.config.merging(arguments) }
}

/// A loss that was given as a closure; Keras reduces what it returns to its mean.
package final class ClosureLoss: Loss {
  private let function: (Tensor, Tensor) -> Tensor

  package init(_ function: @escaping (Tensor, Tensor) -> Tensor) {
    self.function = function
    super.init(name: "lambda")
  }

  override package func call(_ yTrue: Tensor, _ yPred: Tensor) -> Tensor {
    let (target, prediction) = alignedRanks(yTrue, yPred)
    return function(target, prediction)
  }
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
