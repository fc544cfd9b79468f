/// Cuts text into words, strings, operators and brackets, forgiving enough for Swift and Python alike.
///
/// Only text that Swift's parser has refused comes here, so the lexer decides nothing about valid Swift.
struct PythonLexer {
  struct Token {
    enum Kind: Equatable {
      case word
      case number
      /// `prefix` is Python's letter before the quote (`f`, `r`, `b`), lowercased.
      case string(prefix: String, quote: String)
      case symbol
      case open
      case close
      case hashComment
      case comment
      case lineBreak
    }

    var kind: Kind
    var text: String
    var lower: Int
    var upper: Int

    var isWord: Bool { kind == .word }
    var isString: Bool { if case .string = kind { true } else { false } }
    var isComment: Bool { kind == .comment || kind == .hashComment }
    /// Whether an expression may end here.
    var endsOperand: Bool {
      switch kind {
      case .word: !PythonLexer.operandlessWords.contains(text)
      case .number, .string: true
      case .close: true
      default: false
      }
    }
    var startsOperand: Bool {
      switch kind {
      case .word, .number, .string, .open: true
      default: text == "-" || text == "." || text == "!"
      }
    }
  }

  static let operandlessWords: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "return", "let", "var", "for", "while", "guard",
    "case", "lambda", "as", "try", "throw", "where",
  ]

  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [Token] = []
  /// Whether the text ends inside `/* … */` or a multi-line string.
  private(set) var endsInside = false

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) -> [Token] { run(text).tokens }

  static func run(_ text: String) -> PythonLexer {
    var lexer = PythonLexer(text)
    lexer.scan()
    return lexer
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private func matches(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = position + offset
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[start + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, text: String(decoding: bytes[start..<position], as: UTF8.self), lower: start,
        upper: position))
  }

  private mutating func scan() {
    while position < bytes.count {
      let start = position
      switch byte() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
        add(.lineBreak, from: start)
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        position += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        scanString(from: start, prefix: "")
      case UInt8(ascii: "#"):
        scanHash(from: start)
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        skipToLineEnd()
        add(.comment, from: start)
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        scanBlockComment(from: start)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        position += 1
        add(.open, from: start)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        position += 1
        add(.close, from: start)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        scanNumber(from: start)
      case let other where Self.isWordByte(other):
        scanWord(from: start)
      default:
        scanSymbol(from: start)
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private mutating func skipToLineEnd() {
    while position < bytes.count, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") {
      position += 1
    }
  }

  private mutating func scanWord(from start: Int) {
    while position < bytes.count, Self.isWordByte(byte()) { position += 1 }
    let isPrefix = position - start <= 2
    if isPrefix, byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'") {
      let prefix = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
      if ["f", "r", "b", "u", "rf", "fr", "br", "rb"].contains(prefix) {
        return scanString(from: start, prefix: prefix)
      }
    }
    add(.word, from: start)
  }

  private mutating func scanNumber(from start: Int) {
    while position < bytes.count, Self.isWordByte(byte()) || byte() == UInt8(ascii: ".") {
      if byte() == UInt8(ascii: "."), !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte(1)) { break }
      position += 1
    }
    add(.number, from: start)
  }

  private mutating func scanSymbol(from start: Int) {
    // Runs of operator characters are one token, as in Swift; punctuation stands alone.
    let operatorBytes = Array("+-*/%=<>!&|^~?.".utf8)
    if operatorBytes.contains(byte()) {
      while position < bytes.count, operatorBytes.contains(byte()) { position += 1 }
    } else {
      position += 1
    }
    add(.symbol, from: start)
  }

  private static let poundWords: Set<String> = [
    "if", "else", "elseif", "endif", "available", "unavailable", "file", "fileID", "filePath",
    "line", "function", "column", "selector", "keyPath", "warning", "error", "sourceLocation",
  ]

  private mutating func scanHash(from start: Int) {
    position += 1
    if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "#") || byte() == UInt8(ascii: "/") {
      add(.symbol, from: start)
      return
    }
    var end = position
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    if Self.poundWords.contains(word) {
      position = end
      add(.symbol, from: start)
    } else {
      skipToLineEnd()
      add(.hashComment, from: start)
    }
  }

  private mutating func scanBlockComment(from start: Int) {
    var depth = 0
    repeat {
      if matches("/*") {
        depth += 1
        position += 2
      } else if matches("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < bytes.count
    if depth > 0 { endsInside = true }
    add(.comment, from: start)
  }

  private mutating func scanString(from start: Int, prefix: String) {
    let mark = byte()
    let isTriple = byte(1) == mark && byte(2) == mark
    let quoteCount = isTriple ? 3 : 1
    position += quoteCount
    var isClosed = false
    while position < bytes.count {
      if byte() == UInt8(ascii: "\\") {
        if byte(1) == UInt8(ascii: "("), mark == UInt8(ascii: "\"") {
          position += 2
          skipInterpolation()
        } else {
          position = min(position + 2, bytes.count)
        }
      } else if byte() == mark, !isTriple || (byte(1) == mark && byte(2) == mark) {
        position += quoteCount
        isClosed = true
        break
      } else if !isTriple, byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") {
        break
      } else {
        position += 1
      }
    }
    if !isClosed, isTriple { endsInside = true }
    let quote = String(repeating: mark == UInt8(ascii: "'") ? "'" : "\"", count: quoteCount)
    add(.string(prefix: prefix, quote: quote), from: start)
  }

  /// From behind `\(` to behind its `)`; strings inside are skipped whole.
  private mutating func skipInterpolation() {
    var depth = 1
    while position < bytes.count, depth > 0 {
      switch byte() {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
      case UInt8(ascii: "\""):
        position += 1
        while position < bytes.count, byte() != UInt8(ascii: "\""), byte() != UInt8(ascii: "\n") {
          position += byte() == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      position = min(position + 1, bytes.count)
    }
  }
}
