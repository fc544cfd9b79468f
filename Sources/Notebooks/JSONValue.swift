import Foundation

/// JSON as a notebook file holds it; fields this program knows nothing of pass through unchanged.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var int: Int? { if case .int(let number) = self { number } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

  /// A text field of a notebook: one string, or a list of lines.
  package var multilineText: String? {
    switch self {
    case .string(let text): return text
    case .array(let lines):
      var text = ""
      for line in lines {
        guard let line = line.string else { return nil }
        text += line
      }
      return text
    default: return nil
    }
  }

  /// The list of lines that notebook files prefer: every line keeps its line break.
  package static func lines(of text: String) -> JSONValue {
    var lines: [JSONValue] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(.string(line))
        line = ""
      }
    }
    if !line.isEmpty { lines.append(.string(line)) }
    return .array(lines)
  }

  package init(parsing data: Data) throws { self = try JSONDecoder().decode(JSONValue.self, from: data) }
}

extension JSONValue: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else if let whole = try? container.decode(Int.self) {
      self = .int(whole)
    } else {
      self = .double(try container.decode(Double.self))
    }
  }
}

extension JSONValue {
  /// The text as nbformat writes it: keys sorted, one space of indentation, so that files differ only where they changed.
  package var notebookText: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    // JSON has no word for not-a-number and infinity.
    case .double(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): Self.quote(string, into: &text)
    case .array(let elements):
      Self.writeList(elements, "[", "]", to: &text, indent: indent) { $0.write(to: &$1, indent: indent + 1) }
    case .object(let members):
      Self.writeList(members.sorted { $0.key < $1.key }, "{", "}", to: &text, indent: indent) { member, text in
        Self.quote(member.key, into: &text)
        text += ": "
        member.value.write(to: &text, indent: indent + 1)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, indent: Int,
    write: (Element, inout String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (index, element) in elements.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += String(repeating: " ", count: indent + 1)
      write(element, &text)
    }
    text += "\n" + String(repeating: " ", count: indent) + close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
