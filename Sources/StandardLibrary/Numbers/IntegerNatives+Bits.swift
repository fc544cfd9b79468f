import Machine

extension IntegerNatives {
  /// The same bits in a type as wide.
  static func initBitPattern(_ context: Context, _ w: Window) -> Int32 { w.give(T(truncatingIfNeeded: w[0])) }
  static func initExactlyFloat(_ context: Context, _ w: Window) -> Int32 { w.give(T(exactly: Float.borrow(w[0]))) }
  static func byteSwapped(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).byteSwapped) }
  static func bigEndian(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).bigEndian) }
  static func littleEndian(_ context: Context, _ w: Window) -> Int32 { w.give(T.borrow(w[0]).littleEndian) }

  static func dividedReportingOverflowBy(_ context: Context, _ w: Window) -> Int32 {
    let report = T.borrow(w[0]).dividedReportingOverflow(by: T.borrow(w[1]))
    return w.give(slot: makePair(report.partialValue.owned(), report.overflow.owned(), references: 0))
  }
  static func remainderReportingOverflowDividingBy(_ context: Context, _ w: Window) -> Int32 {
    let report = T.borrow(w[0]).remainderReportingOverflow(dividingBy: T.borrow(w[1]))
    return w.give(slot: makePair(report.partialValue.owned(), report.overflow.owned(), references: 0))
  }
  static func multipliedFullWidthBy(_ context: Context, _ w: Window) -> Int32 {
    let product = T.borrow(w[0]).multipliedFullWidth(by: T.borrow(w[1]))
    return w.give(slot: makePair(product.high.owned(), Slot(truncatingIfNeeded: product.low), references: 0))
  }
  static func dividingFullWidth(_ context: Context, _ w: Window) -> Int32 {
    let dividend: TupleObject = w[1].object()
    let divisor = T.borrow(w[0])
    let high = T.borrow(dividend[0])
    guard divisor != 0 else { return fail(context, "Division by zero") }
    // Whether the quotient fits is the caller's to know; Swift traps where it does not.
    guard high.magnitude < divisor.magnitude else { return fail(context, "Quotient is not representable") }
    let low = T.Magnitude(truncatingIfNeeded: dividend[1])
    if T.isSigned, !quotientFits(high, low, divisor) { return fail(context, "Quotient is not representable") }
    let result = divisor.dividingFullWidth((high, low))
    return w.give(slot: makePair(result.quotient.owned(), result.remainder.owned(), references: 0))
  }

  /// Whether a signed double-width value divided by `divisor` fits the type: its magnitude's quotient is compared with the
  /// largest one of that sign.
  private static func quotientFits(_ high: T, _ low: T.Magnitude, _ divisor: T) -> Bool {
    var magnitude: (high: T.Magnitude, low: T.Magnitude) = (T.Magnitude(truncatingIfNeeded: high), low)
    if high < 0 {
      magnitude.low = ~low &+ 1
      magnitude.high = ~magnitude.high &+ (magnitude.low == 0 ? 1 : 0)
    }
    guard magnitude.high < divisor.magnitude else { return false }
    let quotient = divisor.magnitude.dividingFullWidth((magnitude.high, T.Magnitude.Magnitude(truncatingIfNeeded: magnitude.low))).quotient
    return quotient <= ((high < 0) == (divisor < 0) ? T.max.magnitude : T.min.magnitude)
  }

  static func randomInUsing(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    guard lower < upper else { return w.fail(context, "Can't get random value with an empty range", updating: w[1]) }
    return withGenerator(context, w, 1, w.type(2)) { T.random(in: lower..<upper, using: &$0).owned() }
  }
  static func randomInUsingClosedRange(_ context: Context, _ w: Window) -> Int32 {
    let range: RangeObject = w[0].object()
    let (lower, upper) = (T.borrow(range.lower), T.borrow(range.upper))
    return withGenerator(context, w, 1, w.type(2)) { T.random(in: lower...upper, using: &$0).owned() }
  }
}
