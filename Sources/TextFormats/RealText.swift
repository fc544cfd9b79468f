import Glibc

/// The text of a floating-point number, as the C library rounds it: exactly, halves to even.
struct RealText {
  let value: Double
  /// The shortest text that reads back as the number, as Swift prints it.
  let shortest: String

  func text(in format: FormatSpecification) throws(FormatError) -> String {
    try format.check(.real)
    let shown = format.type == "%" ? value * 100 : value
    var text = shown.isFinite ? finite(shown, format) : shown.isNaN ? "nan" : "inf"
    if format.type == "%" { text += "%" }
    if format.type.map({ "EFG".contains($0) }) ?? false { text = text.uppercased() }
    let isNegative = shown.sign == .minus && !shown.isNaN && !(format.dropsNegativeZero && Self.showsZero(text))
    let digits = text.prefix { ("0"..."9").contains($0) }
    return NumberLayout(isNegative: isNegative, digits: String(digits), rest: String(text.dropFirst(digits.count)))
      .text(in: format)
  }

  /// Whether a number's text is zero whatever the number.
  private static func showsZero(_ text: String) -> Bool {
    let significand = text.prefix { $0 != "e" && $0 != "E" }
    return significand.contains("0") && !significand.contains { ("1"..."9").contains($0) }
  }

  /// Without a sign.
  private func finite(_ shown: Double, _ format: FormatSpecification) -> String {
    let precision = format.precision ?? 6
    let flag = format.isAlternate ? "#" : ""
    switch format.type {
    case "f", "F", "%": return Self.print("%\(flag).*f", precision, shown.magnitude)
    case "e", "E": return Self.print("%\(flag).*e", precision, shown.magnitude)
    case "g", "G", "n": return Self.print("%\(flag).*g", precision, shown.magnitude)
    default: return usual(shown, format)
    }
  }

  /// Without a type: the shortest text, or `g` with at least one digit behind the point.
  private func usual(_ shown: Double, _ format: FormatSpecification) -> String {
    guard let precision = format.precision else {
      return Decimal(reading: shortest).text(exponentFrom: 16, keeps: 0, isAlternate: format.isAlternate)
    }
    let digits = max(precision, 1)
    let decimal = Decimal(reading: Self.print("%.*e", digits - 1, shown.magnitude))
    return decimal.text(exponentFrom: digits - 1, keeps: format.isAlternate ? digits : 0, isAlternate: format.isAlternate)
  }

  /// The C library's `printf` of one number.
  static func print(_ format: String, _ precision: Int, _ value: Double) -> String {
    withVaList([CInt(precision), value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 352 + precision)
      vsnprintf(&buffer, buffer.count, format, arguments)
      return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
