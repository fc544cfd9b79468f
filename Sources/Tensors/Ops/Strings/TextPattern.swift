/// A regular expression over text in UTF-8.
struct TextPattern {
  private let regex: Regex<AnyRegexOutput>

  init(_ pattern: String, _ operation: String) throws {
    do {
      regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
    } catch {
      throw Op.failure(operation, "\"\(pattern)\" is no regular expression: \(error)")
    }
  }

  func matchesWhole(_ bytes: [UInt8]) -> Bool {
    ((try? regex.wholeMatch(in: String(decoding: bytes, as: UTF8.self))) ?? nil) != nil
  }

  /// In the rewrite `\1` to `\9` stand for groups, `\0` for the whole match, `\\` for a backslash.
  func replacing(_ bytes: [UInt8], _ rewrite: String, everywhere: Bool) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let matches = everywhere ? text.matches(of: regex) : text.firstMatch(of: regex).map { [$0] } ?? []
    if matches.isEmpty { return bytes }
    var result = ""
    var position = text.startIndex
    for match in matches {
      result += text[position..<match.range.lowerBound]
      result += expanded(rewrite, match)
      position = match.range.upperBound
    }
    return Array((result + text[position...]).utf8)
  }

  private func expanded(_ rewrite: String, _ match: Regex<AnyRegexOutput>.Match) -> String {
    var result = ""
    var isEscaped = false
    for character in rewrite.unicodeScalars {
      if isEscaped {
        if let group = Int(String(character)) {
          if group < match.output.count { result += match.output[group].substring ?? "" }
        } else {
          result.unicodeScalars.append(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
