/// Python's f-strings as Swift string literals.
enum PythonFormatStrings {
  /// `f"loss {loss:.3f}"` as `"loss \(loss, ".3f")"`; nil when the text is not simple enough to be sure.
  static func swiftLiteral(_ token: String, prefix: String, quote: String) -> String? {
    guard quote.count == 1, token.count >= prefix.count + 2, token.hasSuffix(quote) else { return nil }
    let inner = Array(token.dropFirst(prefix.count + 1).dropLast())
    var result = "\""
    var index = 0
    while index < inner.count {
      let character = inner[index]
      switch character {
      case "{" where index + 1 < inner.count && inner[index + 1] == "{":
        result += "{"
        index += 2
      case "}" where index + 1 < inner.count && inner[index + 1] == "}":
        result += "}"
        index += 2
      case "{":
        guard let end = inner[index...].firstIndex(of: "}") else { return nil }
        guard let segment = interpolation(String(inner[(index + 1)..<end])) else { return nil }
        result += segment
        index = end + 1
      case "\"":
        result += "\\\""
        index += 1
      case "\\":
        guard index + 1 < inner.count else { return nil }
        result += inner[index + 1] == "'" ? "'" : "\\\(inner[index + 1])"
        index += 2
      default:
        result.append(character)
        index += 1
      }
    }
    return result + "\""
  }

  private static func interpolation(_ text: String) -> String? {
    guard !text.contains("\""), !text.contains("'"), !text.contains("{"), !text.contains("!") else { return nil }
    // A `:` inside brackets belongs to a slice or a lambda, not to the format.
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let value = parts.first, !value.isEmpty, !value.contains("[") || parts.count == 1 else { return nil }
    return parts.count == 1 ? "\\(\(value))" : "\\(\(value), \"\(parts[1])\")"
  }
}
