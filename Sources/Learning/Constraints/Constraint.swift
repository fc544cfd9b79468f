import Tensors

/// What a weight is changed to after every step of training: `.nonNeg`, `.maxNorm(3)`, a closure, or a subclass.
///
///     Dense(64, kernelConstraint: .maxNorm(3))
///     print(keras.constraints.NonNeg()([-1.0, 2.0]))      // tf.Tensor([0. 2.], shape=(2,), dtype=float32)
///
/// Source: https://keras.io/api/layers/constraints/
open class Constraint: Configurable {
  private var function: ((Tensor) -> Tensor)?

  /// A constraint; subclasses override `callAsFunction`.
  public init() {}

  /// A constraint that gives what the closure gives for a weight.
  public convenience init(_ function: @escaping (Tensor) -> Tensor) {
    self.init()
    self.function = function
  }

  /// The nearest allowed weight, of the same shape.
  open func callAsFunction(_ w: Tensor) -> Tensor { function?(w) ?? w }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary { [:] }
}

extension Constraint {
  /// The nearest allowed value of a list or array.
  public func callAsFunction(_ w: some TensorConvertible) -> Tensor { self(w.asTensor) }

  /// Nothing below 0.
  public static var nonNeg: Constraint { keras.constraints.NonNeg() }
  /// Norms along the first axis of 1.
  public static var unitNorm: Constraint { keras.constraints.UnitNorm() }
  /// Norms along the first axis of at most 2.
  public static var maxNorm: Constraint { keras.constraints.MaxNorm() }
  /// Norms along the first axis of at most `maxValue`.
  public static func maxNorm(_ maxValue: Double) -> Constraint { keras.constraints.MaxNorm(maxValue) }
  /// Norms along the first axis between 0 and 1.
  public static var minMaxNorm: Constraint { keras.constraints.MinMaxNorm() }
}

extension keras {
  public typealias Constraint = Learning.Constraint

  /// What weights are held to: `keras.constraints.MaxNorm(3)`.
  public enum constraints {
    public typealias Constraint = Learning.Constraint
  }
}

extension keras.constraints {
  /// Nothing below 0.
  public static func NonNeg() -> Constraint { BuiltInConstraint("NonNeg", [:]) { tf.maximum($0, 0) } }

  /// Norms along `axis` of 1: the weights that lead into one unit of a Dense layer are axis 0.
  public static func UnitNorm(axis: Int = 0) -> Constraint {
    unitNorm([axis], .integer(axis))
  }
  /// The same along several axes, as [0, 1, 2] of a Conv2D kernel.
  public static func UnitNorm(axis: [Int]) -> Constraint { unitNorm(axis, ConfigValue(axis)) }

  /// Norms along `axis` of at most `maxValue`.
  ///
  ///     print(keras.constraints.MaxNorm(1)([[3.0], [4.0]]))      // about [[0.6] [0.8]]
  public static func MaxNorm(_ maxValue: Double = 2, axis: Int = 0) -> Constraint {
    maxNorm(maxValue, [axis], .integer(axis))
  }
  /// The same along several axes.
  public static func MaxNorm(_ maxValue: Double = 2, axis: [Int]) -> Constraint {
    maxNorm(maxValue, axis, ConfigValue(axis))
  }

  /// Norms along `axis` between two bounds; `rate` is the share of the way that one step takes them there.
  public static func MinMaxNorm(
    minValue: Double = 0, maxValue: Double = 1, rate: Double = 1, axis: Int = 0
  ) -> Constraint {
    minMaxNorm(minValue, maxValue, rate, [axis], .integer(axis))
  }
  /// The same along several axes.
  public static func MinMaxNorm(
    minValue: Double = 0, maxValue: Double = 1, rate: Double = 1, axis: [Int]
  ) -> Constraint {
    minMaxNorm(minValue, maxValue, rate, axis, ConfigValue(axis))
  }

  private static let epsilon = 1e-7

  private static func unitNorm(_ axes: [Int], _ axis: ConfigValue) -> Constraint {
    BuiltInConstraint("UnitNorm", ["axis": axis]) { w in w / (norms(w, axes) + epsilon) }
  }

  private static func maxNorm(_ maxValue: Double, _ axes: [Int], _ axis: ConfigValue) -> Constraint {
    BuiltInConstraint("MaxNorm", ["max_value": .number(maxValue), "axis": axis]) { w in
      let norms = norms(w, axes)
      return w * (tf.clipByValue(norms, 0, maxValue) / (norms + epsilon))
    }
  }

  private static func minMaxNorm(
    _ minValue: Double, _ maxValue: Double, _ rate: Double, _ axes: [Int], _ axis: ConfigValue
  ) -> Constraint {
    BuiltInConstraint(
      "MinMaxNorm",
      ["min_value": .number(minValue), "max_value": .number(maxValue), "rate": .number(rate), "axis": axis]
    ) { w in
      let norms = norms(w, axes)
      let wanted = tf.clipByValue(norms, minValue, maxValue) * rate + norms * (1 - rate)
      return w * (wanted / (norms + epsilon))
    }
  }

  private static func norms(_ w: Tensor, _ axes: [Int]) -> Tensor {
    tf.sqrt(tf.reduceSum(tf.square(w), axis: axes, keepdims: true))
  }
}

/// One of Keras's own constraints.
private final class BuiltInConstraint: Constraint {
  private let kerasName: String
  private let arguments: ConfigDictionary
  private let project: (Tensor) -> Tensor

  init(_ className: String, _ arguments: ConfigDictionary, _ project: @escaping (Tensor) -> Tensor) {
    kerasName = className
    self.arguments = arguments
    self.project = project
    super.init()
  }

  override func callAsFunction(_ w: Tensor) -> Tensor { project(w) }
  override var className: String { kerasName }
  override var registeredModule: String? { "keras.constraints" }
  override var config: ConfigDictionary { arguments }
}
