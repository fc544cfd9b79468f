import JSONText

/// JSON as a notebook file holds it; fields this program knows nothing of pass through unchanged.
extension JSONValue {
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

  /// The text as nbformat writes it: keys sorted, one space of indentation, so that files differ only where they changed.
  package var notebookText: String { JSONWriter(indent: 1).text(of: self) + "\n" }
}
