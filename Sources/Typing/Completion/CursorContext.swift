/// What stands around a cursor, found in the text alone: the cell need not parse.
struct CursorContext {
  /// The identifier up to the cursor.
  var word = ""
  /// UTF-8 offset where the word begins.
  var wordStart = 0
  /// Text of the expression before the dot; nil without a dot, empty for `.member`.
  var base: String?
  /// Text of what is called by the innermost open parenthesis, and the label of the argument the cursor is in.
  var callee: String?
  var label: String?
  /// Whether the word stands where an argument begins, so that a label may follow.
  var startsArgument = false
  /// The text of whole lines before the statement the cursor is in.
  var before = ""

  init(_ text: String, at offset: Int) {
    let bytes = Array(text.utf8)
    let end = min(max(0, offset), bytes.count)
    var start = end
    while start > 0, CursorContext.isNameByte(bytes[start - 1]) { start -= 1 }
    word = String(decoding: bytes[start..<end], as: UTF8.self)
    wordStart = start
    var position = start
    if position > 0, bytes[position - 1] == UInt8(ascii: ".") {
      let dot = position - 1
      let head = CursorContext.expressionStart(bytes, before: dot)
      base = String(decoding: bytes[head..<dot], as: UTF8.self)
      position = head
    }
    findCall(bytes, position)
    var line = start
    while line > 0, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
    before = String(decoding: bytes[..<line], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  /// Where the postfix expression that ends before `end` begins: names, dots, and brackets with what is in them.
  private static func expressionStart(_ bytes: [UInt8], before end: Int) -> Int {
    var position = end
    while position > 0 {
      let byte = bytes[position - 1]
      if isNameByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
        position -= 1
      } else if byte == UInt8(ascii: "\"") {
        var open = position - 2
        while open >= 0, bytes[open] != byte { open -= 1 }
        if open < 0 { return position }
        position = open
      } else if let opening = opening(byte) {
        var depth = 0
        var open = position - 1
        while open >= 0 {
          if bytes[open] == byte { depth += 1 }
          if bytes[open] == opening { depth -= 1 }
          if depth == 0 { break }
          open -= 1
        }
        if open < 0 { return position }
        position = open
        // `xs.map { … }`: the call before the braces belongs to it.
        if opening == UInt8(ascii: "{") { while position > 0, bytes[position - 1] == UInt8(ascii: " ") { position -= 1 } }
      } else {
        break
      }
    }
    while position < end, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "!") { position += 1 }
    return position
  }

  private static func opening(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    default: nil
    }
  }

  private mutating func findCall(_ bytes: [UInt8], _ end: Int) {
    var position = end
    var depth = 0
    var argumentStart: Int?
    while position > 0 {
      let byte = bytes[position - 1]
      switch byte {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0, byte == UInt8(ascii: "{") { return }
        if depth > 0 { depth -= 1 }
      case UInt8(ascii: ","): if depth == 0, argumentStart == nil { argumentStart = position }
      case UInt8(ascii: "("):
        if depth > 0 {
          depth -= 1
        } else {
          let first = argumentStart ?? position
          let written = String(decoding: bytes[first..<end], as: UTF8.self)
          if let colon = written.firstIndex(of: ":") {
            label = String(written[..<colon].filter { $0 != " " && $0 != "\n" })
          } else {
            startsArgument = written.allSatisfy { $0 == " " || $0 == "\n" } && base == nil
          }
          let head = CursorContext.expressionStart(bytes, before: position - 1)
          callee = String(decoding: bytes[head..<(position - 1)], as: UTF8.self)
          return
        }
      default: break
      }
      position -= 1
    }
  }
}
