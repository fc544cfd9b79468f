/// What a terminal would still show of a stream: a carriage return overwrites its line, a backspace the character before it.
package enum StreamText {
  package static func settled(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\u{8}" }) else { return text }
    var result: [Unicode.Scalar] = []
    var lineStart = 0
    var pendingReturn = false
    for scalar in text.unicodeScalars {
      if pendingReturn {
        pendingReturn = false
        // A line break behind the carriage return ends the line as it is.
        if scalar != "\n" { result.removeSubrange(lineStart...) }
      }
      switch scalar {
      case "\r": pendingReturn = true
      case "\u{8}": if result.count > lineStart { result.removeLast() }
      case "\n":
        result.append(scalar)
        lineStart = result.count
      default: result.append(scalar)
      }
    }
    var settled = String.UnicodeScalarView()
    settled.append(contentsOf: result)
    return String(settled)
  }

  /// The text without terminal control sequences (`ESC [ ... letter`): for files and pipes.
  package static func withoutControlSequences(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{1B}") else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}", rest.first == "[" {
        rest.removeFirst()
        while let part = rest.popFirst(), !("@"..."~").contains(part) {}
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
