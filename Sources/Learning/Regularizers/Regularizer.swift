import Display
import Tensors

/// A penalty on weights that is added to the training loss: `.l2(0.01)`, a closure, or a subclass.
///
///     Dense(64, kernelRegularizer: .l2(0.001))
///     print(keras.regularizers.l2(0.5)([1.0, 2.0]))      // tf.Tensor(2.5, shape=(), dtype=float32)
///
///     final class Spread: Regularizer {
///       override func callAsFunction(_ x: Tensor) -> Tensor { tf.reduceMax(x) - tf.reduceMin(x) }
///     }
///
/// Source: https://keras.io/api/layers/regularizers/
open class Regularizer: Configurable {
  private var function: ((Tensor) -> Tensor)?

  /// A regularizer; subclasses override `callAsFunction`.
  public init() {}

  /// A regularizer that computes what the closure computes of a weight.
  public convenience init(_ function: @escaping (Tensor) -> Tensor) {
    self.init()
    self.function = function
  }

  /// The penalty for a weight, a scalar.
  open func callAsFunction(_ x: Tensor) -> Tensor { function?(x) ?? tf.zeros([]) }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary { [:] }
}

extension Regularizer {
  /// The penalty for a list or array, a scalar.
  public func callAsFunction(_ x: some TensorConvertible) -> Tensor { self(x.asTensor) }

  /// 0.01 times the sum of absolute values.
  public static var l1: Regularizer { keras.regularizers.L1() }
  /// `l1` times the sum of absolute values.
  public static func l1(_ l1: Double) -> Regularizer { keras.regularizers.L1(l1) }
  /// 0.01 times the sum of squares.
  public static var l2: Regularizer { keras.regularizers.L2() }
  /// `l2` times the sum of squares.
  public static func l2(_ l2: Double) -> Regularizer { keras.regularizers.L2(l2) }
  /// Both penalties, with factors 0.
  public static var l1L2: Regularizer { keras.regularizers.L1L2() }
  /// Both penalties.
  public static func l1L2(l1: Double = 0, l2: Double = 0) -> Regularizer {
    keras.regularizers.L1L2(l1: l1, l2: l2)
  }
  /// `OrthogonalRegularizer()`
  public static var orthogonalRegularizer: Regularizer { keras.regularizers.OrthogonalRegularizer() }
}

/// Which vectors of a matrix `OrthogonalRegularizer` wants orthogonal.
public enum OrthogonalMode: String {
  case rows, columns
}

extension keras {
  public typealias Regularizer = Learning.Regularizer

  /// Penalties on weights: `keras.regularizers.l2(0.01)`.
  public enum regularizers {
    public typealias Regularizer = Learning.Regularizer

    /// `L1` in the form of a function.
    public static func l1(_ l1: Double = 0.01) -> Regularizer { L1(l1) }
    /// `L2` in the form of a function.
    public static func l2(_ l2: Double = 0.01) -> Regularizer { L2(l2) }
    /// `L1L2` in the form of a function.
    public static func l1L2(l1: Double = 0, l2: Double = 0) -> Regularizer { L1L2(l1: l1, l2: l2) }
  }
}

extension keras.regularizers {
  /// `l1` times the sum of absolute values.
  public static func L1(_ l1: Double = 0.01) -> Regularizer {
    BuiltInRegularizer("L1", ["l1": inSinglePrecision(l1)], factors: [l1]) { tf.reduceSum(tf.abs($0)) * l1 }
  }

  /// `l2` times the sum of squares.
  public static func L2(_ l2: Double = 0.01) -> Regularizer {
    BuiltInRegularizer("L2", ["l2": .number(l2)], factors: [l2]) { tf.reduceSum(tf.square($0)) * l2 }
  }

  /// `l1` times the sum of absolute values plus `l2` times the sum of squares.
  ///
  ///     print(keras.regularizers.L1L2(l1: 1, l2: 1)([1.0, -2.0]))      // tf.Tensor(8.0, shape=(), dtype=float32)
  public static func L1L2(l1: Double = 0, l2: Double = 0) -> Regularizer {
    BuiltInRegularizer("L1L2", ["l1": .number(l1), "l2": .number(l2)], factors: [l1, l2]) { x in
      var penalty: Tensor = tf.zeros([], dtype: x.dtype)
      if l1 != 0 { penalty = penalty + tf.reduceSum(tf.abs(x)) * l1 }
      if l2 != 0 { penalty = penalty + tf.reduceSum(tf.square(x)) * l2 }
      return penalty
    }
  }

  /// `factor` times the mean of the absolute products of a matrix's normalized rows (or columns), each with the
  /// others: 0 when they are orthogonal.
  ///
  /// A weight of another rank than 2 ends the cell.
  public static func OrthogonalRegularizer(factor: Double = 0.01, mode: OrthogonalMode = .rows) -> Regularizer {
    BuiltInRegularizer(
      "OrthogonalRegularizer", ["factor": inSinglePrecision(factor), "mode": .string(mode.rawValue)], factors: [factor]
    ) { x in
      guard x.rank == 2 else {
        return failed("OrthogonalRegularizer", "takes matrices, found shape \(x.shape)")
      }
      let unit = tf.math.l2Normalize(x, axis: mode == .rows ? 1 : 0, epsilon: 1e-14)
      let products =
        mode == .rows ? tf.matmul(unit, tf.transpose(unit)) : tf.matmul(tf.transpose(unit), unit)
      let size = products.shape[0]
      let others = products * (1 - tf.eye(size, dtype: x.dtype))
      let pairs = Double(size) * (Double(size) - 1) / 2
      return tf.reduceSum(tf.abs(others)) * (factor * 0.5) / pairs
    }
  }
}

/// Keras keeps some factors as float32 tensors and writes them as such.
private func inSinglePrecision(_ factor: Double) -> ConfigValue { .number(Double(Float(factor))) }

/// One of Keras's own regularizers.
private final class BuiltInRegularizer: Regularizer {
  private let kerasName: String
  private let arguments: ConfigDictionary
  private let factors: [Double]
  private let penalty: (Tensor) -> Tensor

  init(
    _ className: String, _ arguments: ConfigDictionary, factors: [Double], _ penalty: @escaping (Tensor) -> Tensor
  ) {
    kerasName = className
    self.arguments = arguments
    self.factors = factors
    self.penalty = penalty
    super.init()
  }

  override func callAsFunction(_ x: Tensor) -> Tensor {
    if let wrong = factors.first(where: { $0 < 0 || !$0.isFinite }) {
      return failed(kerasName, "factors are finite and not negative, found \(wrong)")
    }
    return penalty(x)
  }

  override var className: String { kerasName }
  override var registeredModule: String? { "keras.regularizers" }
  override var config: ConfigDictionary { arguments }
}
