import Display
import Tensors

/// How a layer's weights start: `.glorotUniform`, `.zeros`, ..., a closure from a shape to a tensor, or a
/// subclass.
///
///     Dense(10, kernelInitializer: .heNormal)
///     print(keras.initializers.Ones()([2]))      // tf.Tensor([1. 1.], shape=(2,), dtype=float32)
///
///     final class Halves: Initializer {
///       override func callAsFunction(_ shape: [Int], dtype: DType? = nil) -> Tensor {
///         tf.fill(shape, 0.5)
///       }
///     }
///
/// Source: https://keras.io/api/layers/initializers/
open class Initializer: Configurable {
  private var function: (([Int]) -> Tensor)?

  /// An initializer; subclasses override `callAsFunction`.
  public init() {}

  /// An initializer that makes what the closure makes for a shape.
  ///
  ///     Dense(3, kernelInitializer: Initializer { shape in tf.random.normal(shape, stddev: 0.1) })
  public convenience init(_ function: @escaping ([Int]) -> Tensor) {
    self.init()
    self.function = function
  }

  /// An initializer that gives these values to the one weight of their shape.
  public convenience init(_ values: Tensor) {
    self.init { shape in
      guard shape == values.shape.dims else {
        return failed("Initializer", "a tensor of shape \(values.shape) was given for a weight of shape \(TensorShape(shape))")
      }
      return values
    }
  }

  /// A tensor of this shape and dtype, float32 unless another is given.
  ///
  /// A shape with negative axes, or with more elements than fit into memory, ends the cell.
  open func callAsFunction(_ shape: [Int], dtype: DType? = nil) -> Tensor {
    guard let function else {
      return failed(className, "the class overrides callAsFunction(_:dtype:), which makes the values")
    }
    let values = function(shape)
    guard !ExecutionContext.current.mustStop else { return .inert }
    guard values.shape.dims == shape else {
      return failed("Initializer", "made a tensor of shape \(values.shape) for a weight of shape \(TensorShape(shape))")
    }
    return values.dtype == dtype ?? .float32 ? values : tf.cast(values, dtype ?? .float32)
  }

  package var className: String { nameOfClass(self) }
  package var registeredModule: String? { nil }
  package var config: ConfigDictionary { [:] }
  /// Another one with the same arguments: without a seed it draws other numbers.
  package func clone() -> Initializer { self }
}

/// One of Keras's own initializers.
final class BuiltInInitializer: Initializer {
  typealias Values = ([Int], DType) -> Tensor
  private let kerasName: String
  private let arguments: ConfigDictionary
  private let make: () -> Values
  private let values: Values

  /// `make` is called once per initializer and once more for every clone.
  init(_ className: String, _ arguments: ConfigDictionary, _ make: @escaping () -> Values) {
    kerasName = className
    self.arguments = arguments
    self.make = make
    values = make()
    super.init()
  }

  override func callAsFunction(_ shape: [Int], dtype: DType? = nil) -> Tensor { values(shape, dtype ?? .float32) }
  override var className: String { kerasName }
  override var registeredModule: String? { "keras.initializers" }
  override var config: ConfigDictionary { arguments }
  override func clone() -> Initializer { BuiltInInitializer(kerasName, arguments, make) }
}

extension Initializer {
  /// All 0.
  public static var zeros: Initializer { keras.initializers.Zeros() }
  /// All 1.
  public static var ones: Initializer { keras.initializers.Ones() }
  /// All the same number, 0.
  public static var constant: Initializer { keras.initializers.Constant() }
  /// All the same number.
  public static func constant(_ value: Double) -> Initializer { keras.initializers.Constant(value) }
  /// The identity matrix.
  public static var identity: Initializer { keras.initializers.Identity() }
  /// An orthogonal matrix from the QR decomposition of normal numbers.
  public static var orthogonal: Initializer { keras.initializers.Orthogonal() }
  /// Uniform in +-sqrt(6 / (inputs + outputs)); the default of most layers (Glorot and Bengio, 2010).
  public static var glorotUniform: Initializer { keras.initializers.GlorotUniform() }
  /// Normal with variance 2 / (inputs + outputs), cut at two standard deviations.
  public static var glorotNormal: Initializer { keras.initializers.GlorotNormal() }
  /// Uniform in +-sqrt(6 / inputs), for ReLU (He et al., 2015).
  public static var heUniform: Initializer { keras.initializers.HeUniform() }
  /// Normal with variance 2 / inputs, cut at two standard deviations; for ReLU.
  public static var heNormal: Initializer { keras.initializers.HeNormal() }
  /// Uniform in +-sqrt(3 / inputs) (LeCun et al., 1998).
  public static var lecunUniform: Initializer { keras.initializers.LecunUniform() }
  /// Normal with variance 1 / inputs, cut at two standard deviations.
  public static var lecunNormal: Initializer { keras.initializers.LecunNormal() }
  /// Normal with standard deviation 0.05.
  public static var randomNormal: Initializer { keras.initializers.RandomNormal() }
  /// Uniform between -0.05 and 0.05.
  public static var randomUniform: Initializer { keras.initializers.RandomUniform() }
  /// Normal with standard deviation 0.05, cut at two standard deviations.
  public static var truncatedNormal: Initializer { keras.initializers.TruncatedNormal() }
  /// Normal with variance 1 / inputs, cut at two standard deviations.
  public static var varianceScaling: Initializer { keras.initializers.VarianceScaling() }
  /// `.randomNormal` under its short name.
  public static var normal: Initializer { keras.initializers.RandomNormal() }
  /// `.randomUniform` under its short name.
  public static var uniform: Initializer { keras.initializers.RandomUniform() }
}
