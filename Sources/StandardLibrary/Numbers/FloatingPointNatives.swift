import Machine

/// The members of Double and Float, once for both; `Generated/` has the table that binds them to keys.
enum FloatingPointNatives<T: BinaryFloatingPoint & SlotConvertible & LosslessStringConvertible>
where T.RawSignificand: FixedWidthInteger {
  typealias Context = UnsafeMutableRawPointer

  @inline(__always)
  private static func assign(_ w: Window, _ value: T) -> Int32 { w.update(value.owned()) }

  static func plus(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) + T.borrow(w[1])) }
  static func minus(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) - T.borrow(w[1])) }
  static func times(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) * T.borrow(w[1])) }
  static func divided(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) / T.borrow(w[1])) }
  static func plusAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]) + T.borrow(w[1])) }
  static func minusAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]) - T.borrow(w[1])) }
  static func timesAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]) * T.borrow(w[1])) }
  static func dividedAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]) / T.borrow(w[1])) }
  static func prefixMinus(_ context: Context, _ w: Window) -> Int32 { w.give(-T.borrow(w[0])) }
  static func prefixPlus(_ context: Context, _ w: Window) -> Int32 { NativeStatus.ok }
  static func negate(_ context: Context, _ w: Window) -> Int32 { assign(w, -T.borrow(w[0])) }

  static func equal(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) == T.borrow(w[1])) }
  static func unequal(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) != T.borrow(w[1])) }
  static func less(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) < T.borrow(w[1])) }
  static func lessOrEqual(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) <= T.borrow(w[1])) }
  static func greater(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) > T.borrow(w[1])) }
  static func greaterOrEqual(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]) >= T.borrow(w[1])) }
  static func isEqualTo(_ context: Context, _ w: Window) -> Int32 { equal(context, w) }

  // MARK: Conversion

  static func `init`(_ context: Context, _ w: Window) -> Int32 { w.give(T(w.int(0))) }
  static func initSource(_ context: Context, _ w: Window) -> Int32 {
    w.give(isSigned(w.type(1)) ? T(Int64(bitPattern: w[0])) : T(w[0]))
  }
  static func initDouble(_ context: Context, _ w: Window) -> Int32 { w.give(T(Double.borrow(w[0]))) }
  static func initFloat(_ context: Context, _ w: Window) -> Int32 { w.give(T(Float.borrow(w[0]))) }
  static func initS(_ context: Context, _ w: Window) -> Int32 { w.give(T(text(w[0], w.type(1)))) }
  static func initEmpty(_ context: Context, _ w: Window) -> Int32 { w.give(T.zero) }
  static func initExactly(_ context: Context, _ w: Window) -> Int32 {
    w.give(isSigned(w.type(1)) ? T(exactly: Int64(bitPattern: w[0])) : T(exactly: w[0]))
  }
  static func initSignExponentSignificand(_ context: Context, _ w: Window) -> Int32 {
    w.give(T(sign: .borrow(w[0]), exponent: T.Exponent(w.int(1)), significand: T.borrow(w[2])))
  }

  static func initExactlyDouble(_ context: Context, _ w: Window) -> Int32 { w.give(T(exactly: Double.borrow(w[0]))) }
  static func initExactlyFloat(_ context: Context, _ w: Window) -> Int32 { w.give(T(exactly: Float.borrow(w[0]))) }
  static func initSignOfMagnitudeOf(_ context: Context, _ w: Window) -> Int32 {
    w.give(T(signOf: T.borrow(w[0]), magnitudeOf: T.borrow(w[1])))
  }

  // MARK: Properties

  static func pi(_ context: Context, _ w: Window) -> Int32 { w.give(T.pi) }
  static func infinity(_ context: Context, _ w: Window) -> Int32 { w.give(T.infinity) }
  static func nan(_ context: Context, _ w: Window) -> Int32 { w.give(T.nan) }
  static func signalingNaN(_ context: Context, _ w: Window) -> Int32 { w.give(T.signalingNaN) }
  static func radix(_ context: Context, _ w: Window) -> Int32 { w.give(T.radix) }
  static func zero(_ context: Context, _ w: Window) -> Int32 { w.give(T.zero) }
  static func ulpOfOne(_ context: Context, _ w: Window) -> Int32 { w.give(T.ulpOfOne) }
  static func greatestFiniteMagnitude(_ context: Context, _ w: Window) -> Int32 { w.give(T.greatestFiniteMagnitude) }
  static func leastNormalMagnitude(_ context: Context, _ w: Window) -> Int32 { w.give(T.leastNormalMagnitude) }
  static func leastNonzeroMagnitude(_ context: Context, _ w: Window) -> Int32 { w.give(T.leastNonzeroMagnitude) }
  static func magnitude(_ context: Context, _ w: Window) -> Int32 { w.give(abs(T.borrow(w[0]))) }
  static func isNaN(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isNaN) }
  static func isInfinite(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isInfinite) }
  static func isFinite(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isFinite) }
  static func isZero(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isZero) }
  static func isNormal(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isNormal) }
  static func isSubnormal(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isSubnormal) }
  static func isSignalingNaN(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).isSignalingNaN) }
  static func binade(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).binade) }
  static func sign(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).sign) }
  static func exponent(_ context: Context, _ w: Window) -> Int32 {
    let value = T.borrow(w[0])
    if value == 0 { return w.give(Int.min) }
    if !value.isFinite { return w.give(Int.max) }
    return w.give(Int(value.exponent))
  }
  static func significand(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).significand) }
  static func ulp(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).ulp) }
  static func nextUp(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).nextUp) }
  static func nextDown(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).nextDown) }
  /// The slot of a floating-point number is its bit pattern.
  static func bitPattern(_ context: Context, _ w: Window) -> Int32 { NativeStatus.ok }
  static func initBitPattern(_ context: Context, _ w: Window) -> Int32 { NativeStatus.ok }
  static func description(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).description) }

  // MARK: Methods

  static func rounded(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).rounded()) }
  static func roundedFloatingPointRoundingRule(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.borrow(w[0]).rounded(.borrow(w[1])))
  }
  static func round(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]).rounded()) }
  static func roundFloatingPointRoundingRule(_ context: Context, _ w: Window) -> Int32 {
    assign(w, T.borrow(w[0]).rounded(.borrow(w[1])))
  }
  static func squareRoot(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).squareRoot()) }
  static func formSquareRoot(_ context: Context, _ w: Window) -> Int32 { assign(w, T.borrow(w[0]).squareRoot()) }
  static func truncatingRemainderDividingBy(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.borrow(w[0]).truncatingRemainder(dividingBy: T.borrow(w[1])))
  }
  static func remainderDividingBy(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.borrow(w[0]).remainder(dividingBy: T.borrow(w[1])))
  }
  static func addingProduct(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.borrow(w[0]).addingProduct(T.borrow(w[1]), T.borrow(w[2])))
  }
  static func formTruncatingRemainderDividingBy(_ context: Context, _ w: Window) -> Int32 {
    assign(w, T.borrow(w[0]).truncatingRemainder(dividingBy: T.borrow(w[1])))
  }
  static func formRemainderDividingBy(_ context: Context, _ w: Window) -> Int32 {
    assign(w, T.borrow(w[0]).remainder(dividingBy: T.borrow(w[1])))
  }
  static func addProduct(_ context: Context, _ w: Window) -> Int32 {
    assign(w, T.borrow(w[0]).addingProduct(T.borrow(w[1]), T.borrow(w[2])))
  }
  static func isLessThan(_ context: Context, _ w: Window) -> Int32 { less(context, w) }
  static func isLessThanOrEqualTo(_ context: Context, _ w: Window) -> Int32 { lessOrEqual(context, w) }
  static func isTotallyOrderedBelowOrEqualTo(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.borrow(w[0]).isTotallyOrdered(belowOrEqualTo: T.borrow(w[1])))
  }
  static func minimumMagnitude(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.minimumMagnitude(T.borrow(w[0]), T.borrow(w[1])))
  }
  static func maximumMagnitude(_ context: Context, _ w: Window) -> Int32 {
    w.give(T.maximumMagnitude(T.borrow(w[0]), T.borrow(w[1])))
  }
  static func advancedBy(_ context: Context, _ w: Window) -> Int32 { plus(context, w) }
  static func distanceTo(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[1]) - T.borrow(w[0])) }
  static func minimum(_ context: Context, _ w: Window) -> Int32 { w.give(T.minimum(T.borrow(w[0]), T.borrow(w[1]))) }
  static func maximum(_ context: Context, _ w: Window) -> Int32 { w.give(T.maximum(T.borrow(w[0]), T.borrow(w[1]))) }

  static func randomIn(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    guard lower < upper else { return fail(context, "Can't get random value with an empty range") }
    guard (upper - lower).isFinite else { return fail(context, infiniteRange) }
    return w.give(T.random(in: lower..<upper))
  }
  static func randomInClosedRange(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    guard (upper - lower).isFinite else { return fail(context, infiniteRange) }
    return w.give(T.random(in: lower...upper))
  }

  static func randomInUsing(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    guard lower < upper else { return w.fail(context, "Can't get random value with an empty range", updating: w[1]) }
    guard (upper - lower).isFinite else { return w.fail(context, infiniteRange, updating: w[1]) }
    return withGenerator(context, w, 1, w.type(2)) { T.random(in: lower..<upper, using: &$0).owned() }
  }
  static func randomInUsingClosedRange(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    guard (upper - lower).isFinite else { return w.fail(context, infiniteRange, updating: w[1]) }
    return withGenerator(context, w, 1, w.type(2)) { T.random(in: lower...upper, using: &$0).owned() }
  }
}

private let infiniteRange = "There is no uniform distribution on an infinite range"

extension FloatingPointSign: BoundValue {
  package static var boundName: String { "FloatingPointSign" }
}

extension FloatingPointRoundingRule: BoundValue {
  package static var boundName: String { "FloatingPointRoundingRule" }
}
