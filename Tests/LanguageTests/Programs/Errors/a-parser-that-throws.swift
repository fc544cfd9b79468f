enum JSON { case null, bool(Bool), number(Double), string(String), array([JSON]), object([(String, JSON)]) }
struct Parser {
  enum Failure: Error { case unexpected(Character?, at: Int), end }
  let text: [Character]
  var position = 0
  init(_ s: String) { text = Array(s) }
  var current: Character? { position < text.count ? text[position] : nil }
  mutating func skip() { while let c = current, c == " " || c == "\n" { position += 1 } }
  mutating func expect(_ c: Character) throws {
    skip()
    guard current == c else { throw Failure.unexpected(current, at: position) }
    position += 1
  }
  mutating func value() throws -> JSON {
    skip()
    switch current {
    case "{"?: return try object()
    case "["?:
      try expect("[")
      var items: [JSON] = []
      skip()
      if current == "]" { position += 1; return .array([]) }
      while true {
        items.append(try value())
        skip()
        if current == "," { position += 1; continue }
        try expect("]")
        return .array(items)
      }
    case "\""?: return .string(try string())
    case "t"?: position += 4; return .bool(true)
    case "f"?: position += 5; return .bool(false)
    case "n"?: position += 4; return .null
    case let c? where c.isNumber || c == "-":
      let start = position
      while let c = current, c.isNumber || "+-.eE".contains(c) { position += 1 }
      guard let n = Double(String(text[start..<position])) else { throw Failure.unexpected(c, at: start) }
      return .number(n)
    case nil: throw Failure.end
    default: throw Failure.unexpected(current, at: position)
    }
  }
  mutating func string() throws -> String {
    try expect("\"")
    var result = ""
    while let c = current {
      position += 1
      if c == "\"" { return result }
      result.append(c)
    }
    throw Failure.end
  }
  mutating func object() throws -> JSON {
    try expect("{")
    var members: [(String, JSON)] = []
    repeat {
      skip()
      if current == "}" { break }
      let key = try string()
      try expect(":")
      members.append((key, try value()))
      skip()
      guard current == "," else { break }
      position += 1
    } while true
    try expect("}")
    return .object(members)
  }
}
func show(_ j: JSON) -> String {
  switch j {
  case .null: "null"
  case .bool(let b): "\(b)"
  case .number(let n) where n == n.rounded(): "\(Int(n))"
  case .number(let n): "\(n)"
  case .string(let s): "\"\(s)\""
  case .array(let a): "[" + a.map(show).joined(separator: ",") + "]"
  case .object(let o): "{" + o.map { "\"\($0.0)\":" + show($0.1) }.joined(separator: ",") + "}"
  }
}
for source in ["{\"a\": [1, 2.5, true], \"b\": {\"c\": null}}", "[1, ", "{\"x\" 1}", "[]", "?", "\"abc"] {
  var p = Parser(source)
  do { print(show(try p.value())) }
  catch Parser.Failure.unexpected(let c?, let at) { print("unexpected \(c) at \(at)") }
  catch let Parser.Failure.unexpected(nil, at: at) { print("end at", at) }
  catch Parser.Failure.end { print("too short") }
  catch { print("?", error) }
}
