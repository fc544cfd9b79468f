/// A value that can be shown in a format of Python's mini-language: `"\(x, ".3f")"`.
///
/// Integers, floating-point numbers, Bool, String, Substring and Character are; so are tensors and arrays of one number.
public protocol TextFormattable {
  /// The value in that format.
  ///
  ///     try 0.256.text(in: FormatSpecification(".1%"))      // "25.6%"
  func text(in format: FormatSpecification) throws(FormatError) -> String
}

extension TextFormattable where Self: FixedWidthInteger {
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    try IntegerText(magnitude: UInt64(magnitude), isNegative: self < 0).text(in: format)
  }
}

extension Int: TextFormattable {}
extension Int8: TextFormattable {}
extension Int16: TextFormattable {}
extension Int32: TextFormattable {}
extension Int64: TextFormattable {}
extension UInt: TextFormattable {}
extension UInt8: TextFormattable {}
extension UInt16: TextFormattable {}
extension UInt32: TextFormattable {}
extension UInt64: TextFormattable {}

extension Double: TextFormattable {
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    try RealText(value: self, shortest: description).text(in: format)
  }
}

extension Float: TextFormattable {
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    try RealText(value: Double(self), shortest: description).text(in: format)
  }
}

extension Bool: TextFormattable {
  /// `true` and `false` in the empty format; otherwise 1 and 0, as in Python.
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    format.isEmpty ? description : try IntegerText(magnitude: self ? 1 : 0, isNegative: false).text(in: format)
  }
}

extension TextFormattable where Self: StringProtocol {
  public func text(in format: FormatSpecification) throws(FormatError) -> String {
    try format.check(.text)
    let shown = format.precision.map { String(prefix($0)) } ?? String(self)
    let fill = format.fill ?? (format.padsWithZeros ? "0" : " ")
    let padding = Swift.max(0, (format.width ?? 0) - shown.count)
    func fills(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch format.alignment {
    case .right: return fills(padding) + shown
    case .center: return fills(padding / 2) + shown + fills(padding - padding / 2)
    case .left, .afterSign, nil: return shown + fills(padding)
    }
  }
}

extension String: TextFormattable {}
extension Substring: TextFormattable {}

extension Character: TextFormattable {
  public func text(in format: FormatSpecification) throws(FormatError) -> String { try String(self).text(in: format) }
}
