import CKernels
import Glibc

package enum ArithmeticOps {
  static let add: Op = Op.binary(
    "add", CK_ADD, .numeric,
    samples: [
      sampleBinary([1, -2, 3.5], [0.5, 2, -1], +),
      sampleBinary([1, -2, 3], [5, 2, -1], dtype: .int32, +),
    ] + refusedPairs
  ) { g in g.unbroadcasting(g.upstream, g.upstream) }

  static let subtract: Op = Op.binary(
    "subtract", CK_SUBTRACT, .numeric,
    samples: [sampleBinary([1, -2, 3.5], [0.5, 2, -1], -)] + refusedPairs
  ) { g in g.unbroadcasting(g.upstream, -g.upstream) }

  static let multiply: Op = Op.binary(
    "multiply", CK_MULTIPLY, .numeric,
    samples: [sampleBinary([1, -2, 3.5], [0.5, 2, -1], *)] + refusedPairs
  ) { g in g.unbroadcasting(g.upstream * g.inputs[1], g.upstream * g.inputs[0]) }

  /// d(x / y) = dx / y - (x / y) / y * dy
  static let divide: Op = Op.binary(
    "divide", CK_DIVIDE, .floating,
    samples: [sampleBinary([1, -2, 3.5], [0.5, 2, -1], /)] + refusedPairs
  ) { g in
    let y = g.inputs[1]
    return g.unbroadcasting(g.upstream / y, -(g.upstream * (g.output / y)))
  }

  static let floordiv: Op = Op.binary(
    "floordiv", CK_FLOORDIV, .numeric,
    samples: [
      sampleBinary([7, -7, 7, -7], [2, 2, -2, -2]) { ($0 / $1).rounded(.down) },
      sampleBinary([7, -7, 7, -7], [2, 2, -2, -2], dtype: .int32) { ($0 / $1).rounded(.down) },
      OpSample([.init(.int32, [2], [1, 2]), .init(.int32, [], [0])], isRefused: true),
    ] + refusedPairs, check: .zeroDivisor)

  /// The remainder with the sign of the divisor: x - floor(x / y) * y.
  static let mod: Op = Op.binary(
    "mod", CK_MOD, .numeric,
    samples: [
      sampleBinary([7, -7, 7.5, -7.5], [3, 3, -2, -2]) { $0 - ($0 / $1).rounded(.down) * $1 },
      sampleBinary([7, -7, 7, -7], [3, 3, -3, -3], dtype: .int64) { $0 - ($0 / $1).rounded(.down) * $1 },
      OpSample([.init(.int32, [2], [1, 2]), .init(.int32, [], [0])], isRefused: true),
    ] + refusedPairs, check: .zeroDivisor
  ) { g in
    g.unbroadcasting(g.upstream, -(g.upstream * dispatch(floordiv, g.inputs)))
  }

  /// d(x ** y) = y x^(y-1) dx + x^y log(x) dy; the logarithm counts as 0 where x <= 0.
  static let pow: Op = Op.binary(
    "pow", CK_POW, .numeric,
    samples: [
      sampleBinary([1.5, 2, 0.5], [2, -1.5, 3], Glibc.pow),
      sampleBinary([2, -3, 5], [3, 2, 0], dtype: .int32, Glibc.pow),
      OpSample([.init(.int32, [1], [2]), .init(.int32, [], [-1])], isRefused: true),
    ] + refusedPairs, check: .negativeExponent
  ) { g in
    let (x, y) = (g.inputs[0], g.inputs[1])
    let base = g.upstream * y * dispatch(pow, [x, y - 1])
    if y.node == nil && y.rank == 0 && y.variable == nil && !TapeStack.isTracked(y) {
      return [unbroadcast(base, to: x), nil]
    }
    let positive = x > 0
    let zero = tf.zerosLike(x)
    let logarithm = tf.where(positive, tf.math.log(tf.where(positive, x, tf.onesLike(x))), zero)
    return g.unbroadcasting(base, g.upstream * g.output * logarithm)
  }

  /// Ties give the whole gradient to the first argument.
  static let maximum: Op = Op.binary(
    "maximum", CK_MAXIMUM, .numeric,
    samples: [sampleBinary([1, -2, 3.5], [0.5, 2, -1], Swift.max)] + refusedPairs
  ) { g in selectedGradients(g, g.inputs[0] >= g.inputs[1]) }

  static let minimum: Op = Op.binary(
    "minimum", CK_MINIMUM, .numeric,
    samples: [sampleBinary([1, -2, 3.5], [0.5, 2, -1], Swift.min)] + refusedPairs
  ) { g in selectedGradients(g, g.inputs[0] <= g.inputs[1]) }

  static let negative: Op = Op.unary(
    "negative", CK_NEGATIVE, .numeric, samples: [sampleUnary([1, -2, 0], { -$0 })]
  ) { g in -g.upstream }

  static let abs: Op = Op.unary(
    "abs", CK_ABS, .numeric,
    samples: [sampleUnary([1, -2, 3], Swift.abs), sampleUnary([1, -2, 0], dtype: .int32, Swift.abs)]
  ) { g in g.upstream * dispatch(sign, [g.x]) }

  static let sign: Op = Op.unary(
    "sign", CK_SIGN, .numeric,
    samples: [
      sampleUnary([1.5, -2], { $0 > 0 ? 1 : -1 }),
      sampleUnary([3, -2, 0], dtype: .int32, { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) }),
    ]
  ) { g in tf.zerosLike(g.x) }

  static let square: Op = Op.unary(
    "square", CK_SQUARE, .numeric, samples: [sampleUnary([1, -2, 0.5], { $0 * $0 })]
  ) { g in g.upstream * (g.x * 2) }

  /// The gradient is 0 where the upstream gradient is, so that `where(x > 0, sqrt(x), 0)` has one.
  static let sqrt: Op = Op.unary(
    "sqrt", CK_SQRT, .floating, samples: [sampleUnary([1, 4, 0.25, 7], Glibc.sqrt)]
  ) { g in dispatch(sqrtGradient, [g.upstream, g.output]) }

  static let sqrtGradient: Op = Op.binary(
    "sqrtGradient", CK_SQRT_GRAD, .floating,
    samples: [sampleBinary([1, 0, -2], [2, 0, 4], checksGradient: false) { $0 == 0 ? 0 : 0.5 * $0 / $1 }]
  ) { g in
    let half = g.output / g.inputs[1]
    return g.unbroadcasting(
      g.upstream * 0.5 / g.inputs[1], -(g.upstream * half))
  }

  static let rsqrt: Op = Op.unary(
    "rsqrt", CK_RSQRT, .floating, samples: [sampleUnary([1, 4, 0.25, 7], { 1 / Glibc.sqrt($0) })]
  ) { g in g.upstream * -0.5 * g.output / g.x }

  static let reciprocal: Op = Op.unary(
    "reciprocal", CK_RECIPROCAL, .floating, samples: [sampleUnary([1, -4, 0.25], { 1 / $0 })]
  ) { g in -(g.upstream * dispatch(square, [g.output])) }

  package static let all = [
    add, subtract, multiply, divide, floordiv, mod, pow, maximum, minimum, negative, abs, sign,
    square, sqrt, sqrtGradient, rsqrt, reciprocal,
  ]

  private static func selectedGradients(_ g: GradientContext, _ first: Tensor) -> [Tensor?] {
    let zero = Tensor.scalar(0, g.upstream.dtype)
    return g.unbroadcasting(
      dispatch(SelectionOps.select, [first, g.upstream, zero]),
      dispatch(SelectionOps.select, [first, zero, g.upstream]))
  }
}

/// One element of a block as an integer; 0 for strings, which have no number.
package func readInteger(_ pointer: UnsafeRawPointer, _ index: Int, _ dtype: DType) -> Int64 {
  switch dtype {
  case .bool, .uint8: Int64(pointer.load(fromByteOffset: index, as: UInt8.self))
  case .int8: Int64(pointer.load(fromByteOffset: index, as: Int8.self))
  case .uint16: Int64(pointer.load(fromByteOffset: index * 2, as: UInt16.self))
  case .int16: Int64(pointer.load(fromByteOffset: index * 2, as: Int16.self))
  case .uint32: Int64(pointer.load(fromByteOffset: index * 4, as: UInt32.self))
  case .int32: Int64(pointer.load(fromByteOffset: index * 4, as: Int32.self))
  case .uint64: Int64(bitPattern: pointer.load(fromByteOffset: index * 8, as: UInt64.self))
  case .int64: pointer.load(fromByteOffset: index * 8, as: Int64.self)
  case .float32: Int64(saturating: Double(pointer.load(fromByteOffset: index * 4, as: Float.self)))
  case .float64: Int64(saturating: pointer.load(fromByteOffset: index * 8, as: Double.self))
  case .float16, .bfloat16: Int64(saturating: Double(readHalf(pointer, index, dtype)))
  case .string: 0
  }
}

/// One element of a block as a Double; 0 for strings, which have no number.
package func readDouble(_ pointer: UnsafeRawPointer, _ index: Int, _ dtype: DType) -> Double {
  switch dtype {
  case .float32: Double(pointer.load(fromByteOffset: index * 4, as: Float.self))
  case .float64: pointer.load(fromByteOffset: index * 8, as: Double.self)
  case .float16, .bfloat16: Double(readHalf(pointer, index, dtype))
  case .uint64: Double(pointer.load(fromByteOffset: index * 8, as: UInt64.self))
  default: Double(readInteger(pointer, index, dtype))
  }
}

extension Int64 {
  /// NaN becomes 0 and values out of range the nearest end.
  package init(saturating value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= 9.2233720368547758e18 {
      self = .max
    } else if value <= -9.2233720368547758e18 {
      self = .min
    } else {
      self = Int64(value)
    }
  }
}
