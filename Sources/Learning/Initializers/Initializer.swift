import Glibc
import Tensors

/// How a layer's weights start: `.glorotUniform`, `.zeros`, ..., or a closure from a shape to a tensor.
///
///     Dense(10, kernelInitializer: .heNormal)
///     print(keras.initializers.Ones()([2]))      // tf.Tensor([1. 1.], shape=(2,), dtype=float32)
public struct Initializer {
  /// Keras's name, as in `glorot_uniform`; that of a closure is `lambda`.
  public let name: String
  private let make: ([Int]) -> Tensor

  /// An initializer that makes what the closure makes for a shape.
  public init(_ function: @escaping ([Int]) -> Tensor) {
    name = "lambda"
    make = function
  }

  private init(name: String, make: @escaping ([Int]) -> Tensor) {
    self.name = name
    self.make = make
  }

  /// A float32 tensor of this shape.
  public func callAsFunction(_ shape: [Int]) -> Tensor { make(shape) }
}

extension Initializer {
  /// All 0.
  public static let zeros = constant(0, name: "zeros")
  /// All 1.
  public static let ones = constant(1, name: "ones")

  /// All the same number.
  public static func constant(_ value: Double) -> Initializer { constant(value, name: "constant") }

  /// Uniform in +-sqrt(6 / (inputs + outputs)); the default of most layers (Glorot and Bengio, 2010).
  public static let glorotUniform = scaledUniform("glorot_uniform", 1, .average, nil)
  /// Normal with variance 2 / (inputs + outputs), cut at two standard deviations.
  public static let glorotNormal = scaledNormal("glorot_normal", 1, .average, nil)
  /// Uniform in +-sqrt(6 / inputs), for ReLU (He et al., 2015).
  public static let heUniform = scaledUniform("he_uniform", 2, .inputs, nil)
  /// Normal with variance 2 / inputs, cut at two standard deviations; for ReLU.
  public static let heNormal = scaledNormal("he_normal", 2, .inputs, nil)
  /// Uniform in +-sqrt(3 / inputs) (LeCun et al., 1998).
  public static let lecunUniform = scaledUniform("lecun_uniform", 1, .inputs, nil)
  /// Normal with variance 1 / inputs, cut at two standard deviations.
  public static let lecunNormal = scaledNormal("lecun_normal", 1, .inputs, nil)
  /// Normal with standard deviation 0.05.
  public static let randomNormal = normal("random_normal", 0, 0.05, nil)
  /// Uniform between -0.05 and 0.05.
  public static let randomUniform = uniform("random_uniform", -0.05, 0.05, nil)
  /// Normal with standard deviation 0.05, cut at two standard deviations.
  public static let truncatedNormal = truncatedNormal("truncated_normal", 0, 0.05, nil)
}

/// Which side of a weight matrix decides the scale of its initial values.
private enum Fan { case inputs, average }

extension Initializer {
  private static func constant(_ value: Double, name: String) -> Initializer {
    Initializer(name: name) { shape in
      Tensor(
        [Float](repeating: Float(value), count: shape.reduce(1, *)), dtype: .float32, dims: shape)
    }
  }

  package static func uniform(_ name: String, _ low: Double, _ high: Double, _ seed: Int?)
    -> Initializer
  {
    random(name, seed) { _ in { Float(low + (high - low) * $0.uniform()) } }
  }

  package static func normal(_ name: String, _ mean: Double, _ stddev: Double, _ seed: Int?)
    -> Initializer
  {
    random(name, seed) { _ in { Float(mean + stddev * $0.normal()) } }
  }

  package static func truncatedNormal(
    _ name: String, _ mean: Double, _ stddev: Double, _ seed: Int?
  ) -> Initializer {
    random(name, seed) { _ in { Float(mean + stddev * $0.truncatedNormal()) } }
  }

  fileprivate static func scaledUniform(_ name: String, _ scale: Double, _ fan: Fan, _ seed: Int?)
    -> Initializer
  {
    random(name, seed) { shape in
      let limit = sqrt(3 * scale / fan.size(shape))
      return { Float(limit * (2 * $0.uniform() - 1)) }
    }
  }

  fileprivate static func scaledNormal(_ name: String, _ scale: Double, _ fan: Fan, _ seed: Int?)
    -> Initializer
  {
    // Cutting a standard normal at 2 leaves this standard deviation.
    let remaining = 0.87962566103423978
    return random(name, seed) { shape in
      let stddev = sqrt(scale / fan.size(shape)) / remaining
      return { Float(stddev * $0.truncatedNormal()) }
    }
  }

  /// Independent elements; with a seed the same ones at every call.
  private static func random(
    _ name: String, _ seed: Int?,
    element: @escaping ([Int]) -> (inout RandomSource) -> Float
  ) -> Initializer {
    Initializer(name: name) { shape in
      let draw = element(shape)
      func fill(_ source: inout RandomSource) -> Tensor {
        let elements = (0..<shape.reduce(1, *)).map { _ in draw(&source) }
        return Tensor(elements, dtype: .float32, dims: shape)
      }
      guard let seed else { return fill(&RandomSource.shared) }
      var own = RandomSource(seed: UInt64(bitPattern: Int64(seed)))
      return fill(&own)
    }
  }
}

extension Fan {
  /// Inputs and outputs of one unit; every axis before the last two is a receptive field.
  func size(_ shape: [Int]) -> Double {
    let field = Double(shape.dropLast(2).reduce(1, *))
    let inputs: Double
    let outputs: Double
    switch shape.count {
    case 0: (inputs, outputs) = (1, 1)
    case 1: (inputs, outputs) = (Double(shape[0]), Double(shape[0]))
    default:
      inputs = Double(shape[shape.count - 2]) * field
      outputs = Double(shape[shape.count - 1]) * field
    }
    return max(1, self == .inputs ? inputs : (inputs + outputs) / 2)
  }
}

extension keras.initializers {
  /// All 0.
  public static func Zeros() -> Initializer { .zeros }
  /// All 1.
  public static func Ones() -> Initializer { .ones }
  /// All the same number.
  public static func Constant(_ value: Double = 0) -> Initializer { .constant(value) }
  /// `.glorotUniform`; with a seed the same numbers at every call.
  public static func GlorotUniform(seed: Int? = nil) -> Initializer {
    .scaledUniform("glorot_uniform", 1, .average, seed)
  }
  /// `.glorotNormal`; with a seed the same numbers at every call.
  public static func GlorotNormal(seed: Int? = nil) -> Initializer {
    .scaledNormal("glorot_normal", 1, .average, seed)
  }
  /// `.heUniform`; with a seed the same numbers at every call.
  public static func HeUniform(seed: Int? = nil) -> Initializer {
    .scaledUniform("he_uniform", 2, .inputs, seed)
  }
  /// `.heNormal`; with a seed the same numbers at every call.
  public static func HeNormal(seed: Int? = nil) -> Initializer {
    .scaledNormal("he_normal", 2, .inputs, seed)
  }
  /// `.lecunUniform`; with a seed the same numbers at every call.
  public static func LecunUniform(seed: Int? = nil) -> Initializer {
    .scaledUniform("lecun_uniform", 1, .inputs, seed)
  }
  /// `.lecunNormal`; with a seed the same numbers at every call.
  public static func LecunNormal(seed: Int? = nil) -> Initializer {
    .scaledNormal("lecun_normal", 1, .inputs, seed)
  }
  /// Normal with this mean and standard deviation; with a seed the same numbers at every call.
  public static func RandomNormal(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil)
    -> Initializer
  {
    .normal("random_normal", mean, stddev, seed)
  }
  /// Uniform between two bounds; with a seed the same numbers at every call.
  public static func RandomUniform(minval: Double = -0.05, maxval: Double = 0.05, seed: Int? = nil)
    -> Initializer
  {
    .uniform("random_uniform", minval, maxval, seed)
  }
  /// Normal, cut at two standard deviations; with a seed the same numbers at every call.
  public static func TruncatedNormal(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil)
    -> Initializer
  {
    .truncatedNormal("truncated_normal", mean, stddev, seed)
  }
}
