import Machine

/// The members of the integer types, once for all of them; `Generated/` has the table that binds them to keys.
///
/// Static members are named after the keys: `Int.random(in:)` is `randomIn`, `Int.init(_:Double)` is `initDouble`.
enum IntegerNatives<T: FixedWidthInteger & SlotConvertible> {
  typealias Context = UnsafeMutableRawPointer

  // MARK: Arithmetic

  @inline(__always)
  private static func checked(
    _ context: Context, _ w: Window, _ symbol: String, _ result: (partialValue: T, overflow: Bool)
  ) -> Int32 {
    if result.overflow { return fail(context, overflowMessage(symbol)) }
    return w.give(result.partialValue)
  }

  /// Of `a op= b`: the result of `a op b` goes to the inout slot; on failure `a` does.
  @inline(__always)
  private static func assign(_ w: Window, _ status: Int32, _ old: Slot) -> Int32 {
    w[1] = status == NativeStatus.ok ? w[0] : old
    w[0] = 0
    return status
  }

  static func plus(_ context: Context, _ w: Window) -> Int32 {
    checked(context, w, "+", T(truncatingIfNeeded: w[0]).addingReportingOverflow(T(truncatingIfNeeded: w[1])))
  }
  static func minus(_ context: Context, _ w: Window) -> Int32 {
    checked(context, w, "-", T(truncatingIfNeeded: w[0]).subtractingReportingOverflow(T(truncatingIfNeeded: w[1])))
  }
  static func times(_ context: Context, _ w: Window) -> Int32 {
    checked(context, w, "*", T(truncatingIfNeeded: w[0]).multipliedReportingOverflow(by: T(truncatingIfNeeded: w[1])))
  }
  static func divided(_ context: Context, _ w: Window) -> Int32 {
    if T(truncatingIfNeeded: w[1]) == 0 { return fail(context, "Division by zero") }
    return checked(context, w, "/", T(truncatingIfNeeded: w[0]).dividedReportingOverflow(by: T(truncatingIfNeeded: w[1])))
  }
  static func modulo(_ context: Context, _ w: Window) -> Int32 {
    if T(truncatingIfNeeded: w[1]) == 0 { return fail(context, "Division by zero in remainder operation") }
    return checked(context, w, "%", T(truncatingIfNeeded: w[0]).remainderReportingOverflow(dividingBy: T(truncatingIfNeeded: w[1])))
  }
  static func plusAssign(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, plus(context, w), old) }
  static func minusAssign(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, minus(context, w), old) }
  static func timesAssign(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, times(context, w), old) }
  static func dividedAssign(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, divided(context, w), old) }
  static func moduloAssign(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, modulo(context, w), old) }

  static func wrappingPlus(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) &+ T(truncatingIfNeeded: w[1])) }
  static func wrappingMinus(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) &- T(truncatingIfNeeded: w[1])) }
  static func wrappingTimes(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) &* T(truncatingIfNeeded: w[1])) }

  static func wrappingPlusAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, wrappingPlus(context, w), 0) }
  static func wrappingMinusAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, wrappingMinus(context, w), 0) }
  static func wrappingTimesAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, wrappingTimes(context, w), 0) }
  static func maskingShiftLeft(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) &<< T(truncatingIfNeeded: w[1])) }
  static func maskingShiftRight(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) &>> T(truncatingIfNeeded: w[1])) }
  static func maskingShiftLeftAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, maskingShiftLeft(context, w), 0) }
  static func maskingShiftRightAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, maskingShiftRight(context, w), 0) }

  static func and(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) & T(truncatingIfNeeded: w[1])) }
  static func or(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) | T(truncatingIfNeeded: w[1])) }
  static func xor(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) ^ T(truncatingIfNeeded: w[1])) }
  static func andAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, and(context, w), 0) }
  static func orAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, or(context, w), 0) }
  static func xorAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, xor(context, w), 0) }
  static func complement(_ context: Context, _ w: Window) -> Int32 { w.give(~T(truncatingIfNeeded: w[0])) }

  /// A shift distance of whatever integer type, as far as it matters.
  private static func distance(_ w: Window) -> Int {
    isSigned(w.type(2)) ? Int(truncatingIfNeeded: w[1]) : Int(Swift.min(w[1], 128))
  }
  static func shiftLeft(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) << distance(w)) }
  static func shiftRight(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) >> distance(w)) }
  static func shiftLeftAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, shiftLeft(context, w), 0) }
  static func shiftRightAssign(_ context: Context, _ w: Window) -> Int32 { assign(w, shiftRight(context, w), 0) }

  static func prefixMinus(_ context: Context, _ w: Window) -> Int32 {
    checked(context, w, "-", T.zero.subtractingReportingOverflow(T(truncatingIfNeeded: w[0])))
  }
  static func prefixPlus(_ context: Context, _ w: Window) -> Int32 { NativeStatus.ok }
  static func negate(_ context: Context, _ w: Window) -> Int32 { let old = w[0]; return assign(w, prefixMinus(context, w), old) }

  // MARK: Comparison

  static func equal(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) == T(truncatingIfNeeded: w[1])) }
  static func unequal(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) != T(truncatingIfNeeded: w[1])) }
  static func less(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) < T(truncatingIfNeeded: w[1])) }
  static func lessOrEqual(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) <= T(truncatingIfNeeded: w[1])) }
  static func greater(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) > T(truncatingIfNeeded: w[1])) }
  static func greaterOrEqual(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]) >= T(truncatingIfNeeded: w[1])) }

  // MARK: Conversion

  static func `init`(_ context: Context, _ w: Window) -> Int32 {
    let signed = isSigned(w.type(1))
    if let value = exact(w[0], signed) { return w.give(value) }
    if signed && Int64(bitPattern: w[0]) < 0 && !T.isSigned { return fail(context, "Negative value is not representable") }
    return fail(context, "Not enough bits to represent the passed value")
  }
  private static func exact(_ slot: Slot, _ signed: Bool) -> T? {
    signed ? T(exactly: Int64(bitPattern: slot)) : T(exactly: slot)
  }
  static func initExactly(_ context: Context, _ w: Window) -> Int32 { w.give(exact(w[0], isSigned(w.type(1)))) }
  static func initTruncatingIfNeeded(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0])) }
  static func initClamping(_ context: Context, _ w: Window) -> Int32 {
    w.give(isSigned(w.type(1)) ? T(clamping: Int64(bitPattern: w[0])) : T(clamping: w[0]))
  }
  static func initDouble(_ context: Context, _ w: Window) -> Int32 { truncated(context, w, Double.borrow(w[0]), "Double") }
  static func initFloat(_ context: Context, _ w: Window) -> Int32 {
    truncated(context, w, Double(Float.borrow(w[0])), "Float")
  }
  private static func truncated(_ context: Context, _ w: Window, _ value: Double, _ source: String) -> Int32 {
    let head = "\(source) value cannot be converted to \(T.self) because "
    guard value.isFinite else { return fail(context, head + "it is either infinite or NaN") }
    if let result = T(exactly: value.rounded(.towardZero)) { return w.give(result) }
    return fail(context, head + "the result would be " + (value < 0 ? "less than \(T.self).min" : "greater than \(T.self).max"))
  }
  static func initExactlyDouble(_ context: Context, _ w: Window) -> Int32 { w.give(T(exactly: Double.borrow(w[0]))) }
  static func initString(_ context: Context, _ w: Window) -> Int32 { w.give(T(w.string(0))) }
  static func initRadix(_ context: Context, _ w: Window) -> Int32 {
    let radix = provided(w[2], 1) ? w.int(1) : 10
    guard 2...36 ~= radix else { return fail(context, "Radix must be between 2 and 36") }
    return w.give(T(text(w[0], w.type(3)), radix: radix))
  }
  static func initEmpty(_ context: Context, _ w: Window) -> Int32 { w.give(T.zero) }

  // MARK: Properties

  static func max(_ context: Context, _ w: Window) -> Int32 { w.give(T.max) }
  static func min(_ context: Context, _ w: Window) -> Int32 { w.give(T.min) }
  static func zero(_ context: Context, _ w: Window) -> Int32 { w.give(T.zero) }
  static func bitWidth(_ context: Context, _ w: Window) -> Int32 { w.give(T.bitWidth) }
  static func magnitude(_ context: Context, _ w: Window) -> Int32 { w.give(slot: Slot(truncatingIfNeeded: T(truncatingIfNeeded: w[0]).magnitude)) }
  static func description(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).description) }
  static func nonzeroBitCount(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).nonzeroBitCount) }
  static func leadingZeroBitCount(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).leadingZeroBitCount) }
  static func trailingZeroBitCount(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).trailingZeroBitCount) }

  // MARK: Methods

  static func signum(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).signum()) }
  static func isMultipleOf(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0]).isMultiple(of: T(truncatingIfNeeded: w[1]))) }
  static func quotientAndRemainderDividingBy(_ context: Context, _ w: Window) -> Int32 {
    let (value, divisor) = (T(truncatingIfNeeded: w[0]), T(truncatingIfNeeded: w[1]))
    if divisor == 0 { return fail(context, "Division by zero") }
    let quotient = value.dividedReportingOverflow(by: divisor)
    if quotient.overflow { return fail(context, "Division results in an overflow") }
    return w.give(slot: makePair(quotient.partialValue.owned(), (value % divisor).owned(), references: 0))
  }
  private static func giveReport(_ w: Window, _ report: (partialValue: T, overflow: Bool)) -> Int32 {
    w.give(slot: makePair(report.partialValue.owned(), report.overflow.owned(), references: 0))
  }
  static func addingReportingOverflow(_ context: Context, _ w: Window) -> Int32 {
    giveReport(w, T(truncatingIfNeeded: w[0]).addingReportingOverflow(T(truncatingIfNeeded: w[1])))
  }
  static func subtractingReportingOverflow(_ context: Context, _ w: Window) -> Int32 {
    giveReport(w, T(truncatingIfNeeded: w[0]).subtractingReportingOverflow(T(truncatingIfNeeded: w[1])))
  }
  static func multipliedReportingOverflowBy(_ context: Context, _ w: Window) -> Int32 {
    giveReport(w, T(truncatingIfNeeded: w[0]).multipliedReportingOverflow(by: T(truncatingIfNeeded: w[1])))
  }
  static func advancedBy(_ context: Context, _ w: Window) -> Int32 {
    let sum = T(truncatingIfNeeded: w[0]).addingReportingOverflow(T(truncatingIfNeeded: w[1]))
    if T.isSigned || Int64(bitPattern: w[1]) >= 0 { return checked(context, w, "advanced(by:)", sum) }
    return checked(context, w, "advanced(by:)", T(truncatingIfNeeded: w[0]).subtractingReportingOverflow(T(truncatingIfNeeded: 0 &- w[1])))
  }
  static func distanceTo(_ context: Context, _ w: Window) -> Int32 { w.give(slot: w[1] &- w[0]) }

  static func randomIn(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T(truncatingIfNeeded: range.lower), T(truncatingIfNeeded: range.upper))
    guard lower < upper else { return fail(context, "Can't get random value with an empty range") }
    return w.give(T.random(in: lower..<upper))
  }
  static func randomInClosedRange(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    return w.give(T.random(in: T(truncatingIfNeeded: range.lower)...T(truncatingIfNeeded: range.upper)))
  }
}
