import Tensors

extension keras.initializers {
  public typealias Initializer = Learning.Initializer

  /// All 0.
  public static func Zeros() -> Initializer {
    BuiltInInitializer("Zeros", [:]) { { shape, dtype in tf.zeros(shape, dtype: dtype) } }
  }

  /// All 1.
  public static func Ones() -> Initializer {
    BuiltInInitializer("Ones", [:]) { { shape, dtype in tf.ones(shape, dtype: dtype) } }
  }

  /// All the same number.
  ///
  ///     print(keras.initializers.Constant(3)([2]))      // tf.Tensor([3. 3.], shape=(2,), dtype=float32)
  public static func Constant(_ value: Double = 0) -> Initializer {
    BuiltInInitializer("Constant", ["value": .number(value)]) {
      { shape, dtype in tf.ones(shape, dtype: dtype) * tf.cast(tf.constant(value, dtype: .float64), dtype) }
    }
  }

  /// `gain` times the identity matrix, for weights of rank 2.
  ///
  ///     print(keras.initializers.Identity()([2, 2]))      // [[1. 0.] [0. 1.]]
  ///
  /// Another rank ends the cell.
  public static func Identity(gain: Double = 1) -> Initializer {
    BuiltInInitializer("Identity", ["gain": .number(gain)]) {
      { shape, dtype in
        guard shape.count == 2 else {
          return failed("Identity", "makes matrices, found shape \(TensorShape(shape)) of rank \(shape.count)")
        }
        return tf.eye(shape[0], shape[1], dtype: dtype) * gain
      }
    }
  }
}
