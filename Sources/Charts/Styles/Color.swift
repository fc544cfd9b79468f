/// A colour with its opacity.
package struct Color: Equatable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  /// 1 is opaque.
  var opacity: Double = 1

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, opacity: Double = 1) {
    (self.red, self.green, self.blue, self.opacity) = (red, green, blue, opacity)
  }

  /// Three, six or eight hexadecimal digits; the last two of eight are the opacity.
  package init?(hexadecimal text: Substring) {
    var digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count else { return nil }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 || digits.count == 8 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    self.init(bytes[0], bytes[1], bytes[2], opacity: bytes.count == 4 ? Double(bytes[3]) / 255 : 1)
  }

  /// What matplotlib takes for a colour: a name, a letter, `C0`, `tab:blue`, `#1f77b4`, or a grey as `0.5`.
  package init?(_ text: String) {
    if let named = NamedColors.all[text] ?? NamedColors.all[text.lowercased()] {
      self = named
    } else if text.hasPrefix("#") {
      self.init(hexadecimal: text.dropFirst())
    } else if text.hasPrefix("C"), let number = Int(text.dropFirst()), number >= 0 {
      self = NamedColors.cycle[number % NamedColors.cycle.count]
    } else if let grey = Double(text), grey >= 0, grey <= 1 {
      let level = UInt8((grey * 255).rounded())
      self.init(level, level, level)
    } else {
      return nil
    }
  }

  func faded(_ alpha: Double?) -> Color {
    var color = self
    if let alpha { color.opacity *= min(max(alpha, 0), 1) }
    return color
  }

  /// As gnuplot writes it: transparency first.
  var gnuplotNumber: Int {
    let transparency = Int(((1 - opacity) * 255).rounded())
    return transparency << 24 | Int(red) << 16 | Int(green) << 8 | Int(blue)
  }

  var gnuplotText: String {
    let digits = String(gnuplotNumber, radix: 16)
    return "\"#" + String(repeating: "0", count: 8 - digits.count) + digits + "\""
  }
}
