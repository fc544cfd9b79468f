internal import SourceText

/// Keeps texts from the parser that make it stop the process.
///
/// It looks ahead through brackets without bound, and its lexer trips over a multi-line string inside an
/// interpolation. Swift refuses such a string as well when the outer one stands on one line; inside a multi-line one it
/// is legal and refused here with the same words, since it can always be given a name first.
enum ParserGuard {
  /// Open brackets around one place; brackets in strings and comments count, which no text written by a person notices.
  static let deepestBracket = 200
  /// `[` behind `[`: the parser tries each as a type in two ways, and those inside it again.
  static let deepestList = 16

  static func refusal(of file: SourceFile) -> Diagnostic? {
    bracketRefusal(of: file) ?? stringRefusal(of: file)
  }

  private static func bracketRefusal(of file: SourceFile) -> Diagnostic? {
    var depth = 0
    var angles = 0
    var lists = 0
    var offset = 0
    for byte in file.text.utf8 {
      switch byte {
      case UInt8(ascii: "["): lists += 1
      case UInt8(ascii: " "), UInt8(ascii: "\n"): break
      default: lists = 0
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      // As an operator it stands between spaces.
      case UInt8(ascii: "<"): angles += 1
      case UInt8(ascii: " "), UInt8(ascii: "\n"): angles = 0
      default: break
      }
      if depth > deepestBracket || angles > deepestBracket || lists > deepestList {
        return .tooDeeplyNested(at: SourceRange(offset, offset + 1), in: file)
      }
      offset += 1
    }
    return nil
  }

  private static func stringRefusal(of file: SourceFile) -> Diagnostic? {
    guard file.text.contains("\"\"\"") else { return nil }
    let bytes = Array(file.text.utf8)
    var depth = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        var next = index + 1
        while next < bytes.count, bytes[next] == UInt8(ascii: "#") { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: "(") {
          depth += 1
          index = next
        } else if depth == 0 {
          index += 1
        }
      case UInt8(ascii: "(") where depth > 0: depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): depth = 0
      case UInt8(ascii: "\"") where depth > 0 && index + 2 < bytes.count && bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]:
        return Diagnostic(
          identifier: "string-in-interpolation",
          message: "a multi-line string cannot stand inside an interpolation: give it a name first", file: file,
          range: SourceRange(index, index + 3))
      default: break
      }
      index += 1
    }
    return nil
  }
}
