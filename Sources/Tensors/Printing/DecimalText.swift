import Glibc

/// A finite floating number as decimal text, the way NumPy's Dragon4 writes it: the shortest digits
/// that read back as the same number, cut (and then correctly rounded) at a given precision.
package struct DecimalText {
  private let isNegative: Bool
  /// Significant digits without leading or trailing zeros; "0" for zero.
  private let digits: [UInt8]
  /// The value is 0.DIGITS times ten to this power.
  private let point: Int
  private let exact: Double

  package init(_ value: Double, _ dtype: DType) {
    exact = value
    isNegative = value.sign == .minus
    let text =
      switch dtype {
      case .float16: Self.shortest(Float16(value.magnitude))
      case .float32: Float(value).magnitude.description
      default: value.magnitude.description
      }
    var mantissa: [UInt8] = []
    var exponent = 0
    var fraction = 0
    var sawPoint = false
    let parts = text.split(separator: "e", maxSplits: 1)
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else {
        mantissa.append(byte)
        if sawPoint { fraction += 1 }
      }
    }
    if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
    let zero = UInt8(ascii: "0")
    let leading = mantissa.prefix { $0 == zero }.count
    var significant = Array(mantissa.dropFirst(leading))
    let position = mantissa.count - fraction - leading + exponent
    while significant.last == zero { significant.removeLast() }
    digits = significant.isEmpty ? [zero] : significant
    point = significant.isEmpty ? 1 : position
  }

  /// Swift writes whole numbers of 16 bits with digits that do not count.
  private static func shortest(_ value: Float16) -> String {
    for digits in 0..<5 {
      let text = printed("%.\(digits)e", Double(value))
      if Double(text).map(Float16.init) == value { return text }
    }
    return value.description
  }

  private var sign: String { isNegative ? "-" : "" }

  /// `123.45` with at most `precision` digits after the point and no trailing zeros: the text before
  /// the point (sign included) and after it.
  package func positional(precision: Int) -> (integer: String, fraction: String) {
    if digits.count - point > precision {
      let rounded = printed("%.\(precision)f", exact)
      let parts = rounded.split(separator: ".", omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? trimmed(String(parts[1])) : "")
    }
    let text = String(decoding: digits, as: UTF8.self)
    if point <= 0 {
      return (sign + "0", String(repeating: "0", count: -point) + text)
    }
    if digits.count <= point {
      return (sign + text + String(repeating: "0", count: point - digits.count), "")
    }
    if digits == [UInt8(ascii: "0")] { return (sign + "0", "") }
    return (sign + text.prefix(point), String(text.dropFirst(point)))
  }

  /// `1.2345e-06`: integer digit (sign included), digits after the point without trailing zeros,
  /// and the power of ten.
  package func scientific(precision: Int) -> (integer: String, fraction: String, exponent: Int) {
    if digits.count - 1 > precision {
      let (integer, fraction, exponent) = Self.exactScientific(exact, precision: precision)
      return (integer, trimmed(fraction), exponent)
    }
    let text = String(decoding: digits, as: UTF8.self)
    return (sign + text.prefix(1), String(text.dropFirst()), exact == 0 ? 0 : point - 1)
  }

  /// The value correctly rounded to `precision` digits after the point, trailing zeros kept.
  package static func exactScientific(_ value: Double, precision: Int)
    -> (integer: String, fraction: String, exponent: Int)
  {
    let parts = printed("%.\(precision)e", value).split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return (String(mantissa[0]), mantissa.count > 1 ? String(mantissa[1]) : "", Int(parts[1]) ?? 0)
  }

  /// Python's `repr` of a float, which is also `str` of NumPy's floating scalars.
  package static func scalar(_ value: Double, _ dtype: DType) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = DecimalText(value, dtype)
    let size = value.magnitude
    if size == 0 || (size >= 1e-4 && size < (dtype == .float16 ? 1e3 : 1e16)) {
      let (integer, fraction) = text.positional(precision: 400)
      return integer + "." + (fraction.isEmpty ? "0" : fraction)
    }
    let (integer, fraction, exponent) = text.scientific(precision: 400)
    return integer + (fraction.isEmpty ? "" : "." + fraction) + "e" + exponentText(exponent, digits: 2)
  }

  /// C's `%g`, which is how bfloat16 numbers are shown.
  package static func sixDigits(_ value: Double) -> String {
    value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : general(value, digits: 6)
  }

  /// C's `%g` of a finite number.
  package static func general(_ value: Double, digits: Int) -> String { printed("%.\(digits)g", value) }

  package static func exponentText(_ exponent: Int, digits: Int) -> String {
    let text = String(exponent.magnitude)
    return (exponent < 0 ? "-" : "+") + String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}

private func printed(_ format: String, _ value: Double) -> String {
  withVaList([value]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      let length = vsnprintf(buffer.baseAddress!, 512, format, arguments)
      return String(
        decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
