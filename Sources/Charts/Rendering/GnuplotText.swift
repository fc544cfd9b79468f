/// Text inside a gnuplot script.
///
/// Labels come from users and files, and gnuplot's strings can hold commands in backquotes, formats and markup. So
/// every byte that is no letter is written as an octal escape: what is left can end no string and start nothing. (A digit
/// after an escape would be read as part of it.)
enum GnuplotText {
  static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 128, scalar.properties.isAlphabetic || byte == 32 {
        result.unicodeScalars.append(scalar)
      } else if byte >= 32 || byte == 10 || byte == 9 {
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result
  }

  /// A label of tick marks, where gnuplot looks for formats.
  static func quotedTick(_ text: String) -> String { quoted(text.replacing("%", with: "%%")) }

  /// A title, label or caption with its looks.
  static func styled(_ text: String, _ style: TextStyle, defaultSize: Double) -> String {
    var parts: [String] = []
    if style.weight == .bold {
      // gnuplot has no weight but in its markup, whose own signs are then escaped.
      let plain = text.reduce(into: "") { result, character in
        if "{}^_@&~\\".contains(character) { result += "\\" }
        result.append(character)
      }
      parts.append("\"{/:Bold " + escaped(plain) + "}\" enhanced")
    } else {
      parts.append(quoted(text) + " noenhanced")
    }
    parts.append("font \",\(number(style.size ?? defaultSize))\"")
    if let color = style.color { parts.append("textcolor rgb \(color.gnuplotText)") }
    return parts.joined(separator: " ")
  }

  /// A finite number as gnuplot reads it.
  static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "0" }
}
