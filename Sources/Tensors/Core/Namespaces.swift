/// TensorFlow's names: `tf.constant`, `tf.reduceMean`, `tf.GradientTape`, ...
public enum tf {
  public static let float16 = DType.float16
  public static let half = DType.float16
  public static let bfloat16 = DType.bfloat16
  public static let double = DType.float64
  public static let string = DType.string
  public static let float32 = DType.float32
  public static let float64 = DType.float64
  public static let int8 = DType.int8
  public static let int16 = DType.int16
  public static let int32 = DType.int32
  public static let int64 = DType.int64
  public static let uint8 = DType.uint8
  public static let uint16 = DType.uint16
  public static let uint32 = DType.uint32
  public static let uint64 = DType.uint64
  public static let bool = DType.bool

  public typealias Tensor = Tensors.Tensor
  public typealias Variable = Tensors.Variable
  public typealias GradientTape = Tensors.GradientTape
  public typealias TensorShape = Tensors.TensorShape
  public typealias TensorSpec = Tensors.TensorSpec
  public typealias DType = Tensors.DType
  public typealias keras = Tensors.keras

  /// Activations and other operations of neural networks.
  public enum nn {}
  /// Elementwise mathematics under its full name.
  public enum math {}
  /// Matrices: products, decompositions, norms.
  public enum linalg {}
  /// Pictures: tensors (height, width, channels), or batches of them.
  public enum image {}
  /// Random tensors.
  public enum random {}
  /// Checkpoints, and the optimizers of graphs.
  public enum train {}
  /// Names of older versions.
  public enum compat {
    /// TensorFlow 1's names: graphs and sessions.
    public enum v1 {
      public typealias train = tf.train
    }
  }
  /// Operations on the bits of integers.
  public enum bitwise {}
  /// Dtypes and conversions between them.
  public enum dtypes {}
  /// Operations on tensors of strings.
  public enum strings {}
}

/// NumPy's names: `np.array`, `np.linspace`, `np.allclose`, ...
public enum np {
  public static let float16 = DType.float16
  public static let float32 = DType.float32
  public static let float64 = DType.float64
  public static let int8 = DType.int8
  public static let int16 = DType.int16
  public static let int32 = DType.int32
  public static let int64 = DType.int64
  public static let uint8 = DType.uint8
  public static let uint16 = DType.uint16
  public static let uint32 = DType.uint32
  public static let uint64 = DType.uint64
  public static let bool = DType.bool
  public static let pi = Double.pi
  public static let e = 2.718281828459045
  public static let inf = Double.infinity
  public static let nan = Double.nan

  public typealias ndarray = NDArray
}

/// Keras's names: `keras.Sequential`, `keras.layers.Dense`, ...
public enum keras {}
