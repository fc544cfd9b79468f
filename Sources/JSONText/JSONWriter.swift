/// Writes JSON: names of objects in alphabetical order, so that equal values have equal texts.
public struct JSONWriter {
  /// Spaces per level; nil writes everything in one line.
  public var indent: Int?
  /// Whether everything beyond ASCII is escaped.
  public var escapesAll: Bool
  /// Whether not-a-number and infinity are written as Python does (`NaN`, `-Infinity`); as null otherwise.
  public var writesNonFinite: Bool

  public init(indent: Int? = nil, escapesAll: Bool = false, writesNonFinite: Bool = false) {
    self.indent = indent
    self.escapesAll = escapesAll
    self.writesNonFinite = writesNonFinite
  }

  public func text(of value: JSONValue) -> String {
    var text = ""
    write(value, level: 0, to: &text)
    return text
  }

  private func write(_ value: JSONValue, level: Int, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .double(let value): text += number(value)
    case .string(let value): write(value, to: &text)
    case .array(let values): write("[", "]", values.count, level, &text) { write(values[$0], level: level + 1, to: &$1) }
    case .object(let members):
      let members = members.sorted { $0.key < $1.key }
      write("{", "}", members.count, level, &text) { place, text in
        write(members[place].key, to: &text)
        text += ": "
        write(members[place].value, level: level + 1, to: &text)
      }
    }
  }

  private func number(_ value: Double) -> String {
    if value.isFinite { return "\(value)" }
    guard writesNonFinite else { return "null" }
    return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
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
