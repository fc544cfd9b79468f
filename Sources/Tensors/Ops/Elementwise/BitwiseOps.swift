import CKernels

/// Operations on the bits of integers, and division that drops the fraction.
package enum BitwiseOps {
  static let and: Op = Op.binary(
    "bitwiseAnd", CK_AND, .integer,
    samples: [
      sampleBinary([12, 5, 255], [10, 3, 170], dtype: .uint8) { Double(Int($0) & Int($1)) },
      sampleBinary([-1, 5], [-128, -2], dtype: .int8) { Double(Int($0) & Int($1)) },
    ] + refused)
  static let or: Op = Op.binary(
    "bitwiseOr", CK_OR, .integer,
    samples: [sampleBinary([12, -5], [10, 3], dtype: .int16) { Double(Int($0) | Int($1)) }] + refused)
  static let xor: Op = Op.binary(
    "bitwiseXor", CK_XOR, .integer,
    samples: [sampleBinary([12, -5], [10, 3], dtype: .int64) { Double(Int($0) ^ Int($1)) }] + refused)

  static let invert: Op = Op.unary(
    "invert", CK_INVERT, .integer,
    samples: [
      sampleUnary([0, 5, -1], dtype: .int32) { -$0 - 1 }, sampleUnary([0, 5, 255], dtype: .uint8) { 255 - $0 },
      OpSample([.init(.bool, [1], [1])], isRefused: true),
    ])

  /// A shift beyond the width of the dtype counts as one by all bits but one.
  static let leftShift: Op = Op.binary(
    "leftShift", CK_LEFT_SHIFT, .integer,
    samples: [
      sampleBinary([1, -1, 5], [9, 3, -2], dtype: .int8) { $1 == 9 ? -128 : $1 == 3 ? -8 : $0 },
      sampleBinary([3, 255], [2, 1], dtype: .uint8) { $1 == 2 ? 12 : 254 },
    ] + refused)

  /// Keeps the sign of signed integers.
  static let rightShift: Op = Op.binary(
    "rightShift", CK_RIGHT_SHIFT, .integer,
    samples: [
      sampleBinary([-128, -1, 127], [9, 3, -2], dtype: .int8) { $1 < 0 ? $0 : -1 },
      sampleBinary([200], [3], dtype: .uint8) { _, _ in 25 },
    ] + refused)

  /// x / y without its fraction.
  static let truncateDivide: Op = Op.binary(
    "truncatediv", CK_TRUNCATE_DIV, .numeric,
    samples: [
      sampleBinary([-7, 7, 7, -7], [2, -2, 2, -2], dtype: .int32) { ($0 / $1).rounded(.towardZero) },
      sampleBinary([-7.5, 7], [2, -2], checksGradient: false) { ($0 / $1).rounded(.towardZero) },
      OpSample([.init(.int32, [1], [1]), .init(.int32, [], [0])], isRefused: true),
    ] + refusedPairs, check: .zeroDivisor)

  /// The remainder with the sign of x.
  static let truncateMod: Op = Op.binary(
    "truncatemod", CK_TRUNCATE_MOD, .numeric,
    samples: [
      sampleBinary([-7, 7, 7, -7], [2, -2, 4, -4], dtype: .int64) { $0.truncatingRemainder(dividingBy: $1) },
      sampleBinary([-7.5, 7], [2, -2]) { $0.truncatingRemainder(dividingBy: $1) },
      OpSample([.init(.int32, [1], [1]), .init(.int32, [], [0])], isRefused: true),
    ] + refusedPairs, check: .zeroDivisor
  ) { g in
    g.unbroadcasting(g.upstream, -(g.upstream * dispatch(truncateDivide, g.inputs)))
  }

  package static let all = [and, or, xor, invert, leftShift, rightShift, truncateDivide, truncateMod]

  private static let refused = refusedPairs + [
    OpSample([.init(.float32, [1], [1]), .init(.float32, [1], [2])], isRefused: true)
  ]
}
