/// Writes JSON as Python's `json.dumps` does.
struct JSONWriter {
  /// Spaces per level; nil writes everything in one line.
  let indent: Int?
  /// Whether everything beyond ASCII is escaped.
  let escapesAll: Bool

  func text(of value: JSONValue) -> String {
    var text = ""
    write(value, level: 0, to: &text)
    return text
  }

  private func write(_ value: JSONValue, level: Int, to text: inout String) {
    switch value.content {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .real(let value): text += value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
    case .text(let value): write(value, to: &text)
    case .list(let values): write("[", "]", values.count, level, &text) { write(values[$0], level: level + 1, to: &$1) }
    case .table(let values):
      let names = values.keys.sorted()
      write("{", "}", names.count, level, &text) { place, text in
        write(names[place], to: &text)
        text += ": "
        write(values[names[place]]!, level: level + 1, to: &text)
      }
    }
  }

  private func write(
    _ opening: String, _ closing: String, _ count: Int, _ level: Int, _ text: inout String,
    _ element: (Int, inout String) -> Void
  ) {
    text += opening
    for place in 0..<count {
      if place > 0 { text += indent == nil ? ", " : "," }
      newLine(level + 1, &text)
      element(place, &text)
    }
    if count > 0 { newLine(level, &text) }
    text += closing
  }

  private func newLine(_ level: Int, _ text: inout String) {
    guard let indent else { return }
    text += "\n" + String(repeating: " ", count: max(0, indent) * level)
  }

  private func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{c}": text += "\\f"
      case _ where scalar.value < 0x20 || (escapesAll && scalar.value > 0x7e):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
