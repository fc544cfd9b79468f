import Glibc
import Tensors

/// Which side of a weight matrix decides the scale of its initial values.
public enum ScalingMode: String {
  /// The number of inputs.
  case fanIn = "fan_in"
  /// The number of outputs.
  case fanOut = "fan_out"
  /// Their mean.
  case fanAvg = "fan_avg"
}

/// How the initial values of `VarianceScaling` are spread.
public enum ScalingDistribution: String {
  /// Normal, cut at two standard deviations.
  case truncatedNormal = "truncated_normal"
  /// Normal.
  case untruncatedNormal = "untruncated_normal"
  /// Uniform around 0.
  case uniform
}

extension keras.initializers {
  /// Normal with this mean and standard deviation.
  ///
  /// All random initializers give the same numbers at every call; with a seed, or after
  /// `keras.utils.setRandomSeed`, those of Keras.
  ///
  ///     print(keras.initializers.RandomNormal(stddev: 1, seed: 1)([2]))
  ///     // tf.Tensor([0.9899647 1.0360582], shape=(2,), dtype=float32)
  public static func RandomNormal(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) -> Initializer {
    random("RandomNormal", ["mean": .number(mean), "stddev": .number(stddev)], seed) { shape, dtype, seed in
      tf.random.statelessNormal(shape, seed: seed, mean: mean, stddev: stddev, dtype: dtype)
    }
  }

  /// Normal, cut at two standard deviations.
  public static func TruncatedNormal(mean: Double = 0, stddev: Double = 0.05, seed: Int? = nil) -> Initializer {
    random("TruncatedNormal", ["mean": .number(mean), "stddev": .number(stddev)], seed) { shape, dtype, seed in
      tf.random.statelessTruncatedNormal(shape, seed: seed, mean: mean, stddev: stddev, dtype: dtype)
    }
  }

  /// Uniform between two bounds.
  public static func RandomUniform(minval: Double = -0.05, maxval: Double = 0.05, seed: Int? = nil) -> Initializer {
    random("RandomUniform", ["minval": .number(minval), "maxval": .number(maxval)], seed) { shape, dtype, seed in
      tf.random.statelessUniform(shape, seed: seed, minval: minval, maxval: maxval, dtype: dtype)
    }
  }

  /// Random numbers whose variance is `scale` divided by the inputs of a unit, its outputs, or their mean.
  ///
  /// A scale that is not positive ends the cell.
  public static func VarianceScaling(
    scale: Double = 1, mode: ScalingMode = .fanIn, distribution: ScalingDistribution = .truncatedNormal,
    seed: Int? = nil
  ) -> Initializer {
    scaled(
      "VarianceScaling",
      ["scale": .number(scale), "mode": .string(mode.rawValue), "distribution": .string(distribution.rawValue)],
      scale, mode, distribution, seed)
  }

  /// `.glorotUniform`, with a seed if one is given.
  public static func GlorotUniform(seed: Int? = nil) -> Initializer {
    scaled("GlorotUniform", [:], 1, .fanAvg, .uniform, seed)
  }
  /// `.glorotNormal`, with a seed if one is given.
  public static func GlorotNormal(seed: Int? = nil) -> Initializer {
    scaled("GlorotNormal", [:], 1, .fanAvg, .truncatedNormal, seed)
  }
  /// `.heUniform`, with a seed if one is given.
  public static func HeUniform(seed: Int? = nil) -> Initializer {
    scaled("HeUniform", [:], 2, .fanIn, .uniform, seed)
  }
  /// `.heNormal`, with a seed if one is given.
  public static func HeNormal(seed: Int? = nil) -> Initializer {
    scaled("HeNormal", [:], 2, .fanIn, .truncatedNormal, seed)
  }
  /// `.lecunUniform`, with a seed if one is given.
  public static func LecunUniform(seed: Int? = nil) -> Initializer {
    scaled("LecunUniform", [:], 1, .fanIn, .uniform, seed)
  }
  /// `.lecunNormal`, with a seed if one is given.
  public static func LecunNormal(seed: Int? = nil) -> Initializer {
    scaled("LecunNormal", [:], 1, .fanIn, .truncatedNormal, seed)
  }

  /// `gain` times an orthogonal matrix: the Q of the QR decomposition of normal numbers (Saxe et al., 2014).
  ///
  /// Axes before the last count as one; with fewer rows than columns the rows are orthogonal. A weight of rank
  /// 0 or 1 ends the cell.
  public static func Orthogonal(gain: Double = 1, seed: Int? = nil) -> Initializer {
    random("Orthogonal", ["gain": .number(gain)], seed) { shape, dtype, seed in
      guard shape.count >= 2, shape.allSatisfy({ $0 >= 0 }) else {
        return failed("Orthogonal", "makes tensors of rank 2 or more, found shape \(TensorShape(shape))")
      }
      let (rows, overflow) = shape.dropLast().reduce((1, false)) {
        let (product, overflow) = $0.0.multipliedReportingOverflow(by: $1)
        return (product, $0.1 || overflow)
      }
      guard !overflow else { return failed("Orthogonal", "shape \(TensorShape(shape)) is too large") }
      let columns = shape[shape.count - 1]
      let normal = tf.random.statelessNormal([max(rows, columns), min(rows, columns)], seed: seed, dtype: dtype)
      let (q, r) = tf.linalg.qr(normal)
      // QR is unique up to signs; those of R's diagonal make Q uniformly distributed.
      let signed = q * tf.sign(tf.linalg.diagPart(r))
      return tf.reshape(rows < columns ? tf.transpose(signed) : signed, shape) * gain
    }
  }

  private static func random(
    _ name: String, _ arguments: ConfigDictionary, _ seed: Int?,
    _ make: @escaping ([Int], DType, Tensor) -> Tensor
  ) -> Initializer {
    BuiltInInitializer(name, (["seed": ConfigValue(seed)] as ConfigDictionary).merging(arguments)) {
      // The pair of numbers Keras seeds a stateless draw with.
      let number = seed ?? DefaultSeeds.next()
      return { shape, dtype in
        make(shape, dtype, tf.constant([Int(Int32(truncatingIfNeeded: number)), 0], dtype: .int32))
      }
    }
  }

  private static func scaled(
    _ name: String, _ arguments: ConfigDictionary, _ scale: Double, _ mode: ScalingMode,
    _ distribution: ScalingDistribution, _ seed: Int?
  ) -> Initializer {
    random(name, arguments.merging(["input_axes": nil, "output_axes": nil]), seed) { shape, dtype, seed in
      guard scale > 0 else { return failed(name, "scale must be a positive number, found \(scale)") }
      let variance = scale / mode.size(shape)
      switch distribution {
      case .uniform:
        let limit = sqrt(3 * variance)
        return tf.random.statelessUniform(shape, seed: seed, minval: -limit, maxval: limit, dtype: dtype)
      case .untruncatedNormal:
        return tf.random.statelessNormal(shape, seed: seed, stddev: sqrt(variance), dtype: dtype)
      case .truncatedNormal:
        // Cutting a standard normal at 2 leaves this standard deviation.
        let remaining = 0.87962566103423978
        return tf.random.statelessTruncatedNormal(shape, seed: seed, stddev: sqrt(variance) / remaining, dtype: dtype)
      }
    }
  }
}

extension ScalingMode {
  /// Inputs and outputs of one unit; every axis before the last two is a receptive field.
  fileprivate func size(_ shape: [Int]) -> Double {
    let field = shape.dropLast(2).reduce(1.0) { $0 * Double($1) }
    let inputs: Double
    let outputs: Double
    switch shape.count {
    case 0: (inputs, outputs) = (1, 1)
    case 1: (inputs, outputs) = (Double(shape[0]), Double(shape[0]))
    default:
      inputs = Double(shape[shape.count - 2]) * field
      outputs = Double(shape[shape.count - 1]) * field
    }
    return switch self {
    case .fanIn: max(1, inputs)
    case .fanOut: max(1, outputs)
    case .fanAvg: max(1, (inputs + outputs) / 2)
    }
  }
}

extension tf.random {
  /// Standard normal numbers as initial weights: `Dense(10, kernelInitializer: tf.random.normal)`.
  @_disfavoredOverload
  public static var normal: Initializer { Initializer { tf.random.normal($0) } }
  /// Numbers in [0, 1) as initial weights: `Dense(10, kernelInitializer: tf.random.uniform)`.
  @_disfavoredOverload
  public static var uniform: Initializer { Initializer { tf.random.uniform($0) } }
  /// Normal numbers cut at two standard deviations as initial weights.
  @_disfavoredOverload
  public static var truncatedNormal: Initializer { Initializer { tf.random.truncatedNormal($0) } }
}
