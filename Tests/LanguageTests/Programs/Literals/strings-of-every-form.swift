print("tab\tnew\\ quote\" \u{48}\u{49} nul\0end".count, "a\u{301}", "\u{1F1E9}\u{1F1EA}")
print(#"raw \n "quoted" \#(1 + 1) \(no)"#, ##"two # "# here \##("x")"##)
let text = """
  first
    indented
  last \
  joined
    tab\tescape "quotes" ""\"
  \(1 + 1) interpolated

  """
print(text, terminator: "|\n")
let raw = #"""
  no \n escape
  \#(3 * 4)
  """#
print(raw)
print("""
  one line
  """)
print("""

  """.isEmpty, "".isEmpty)
let name = "Ann", items = ["x": 1]
print("Hi \(name), \(items["x"] ?? 0) \("nested \("deeper \(name + "!")")") \(items.map { "\($0.key)=\($0.value)" }.joined(separator: ","))")
print("\(1 > 0 ? "yes" : "no") \(name.count * 2) \((1, "t")) \([1, 2]) \(Optional(3) as Any) \(name.map { "<\($0)>" }.joined())")
print("""
  Total: \(items.values.reduce(0) {
    $0 + $1
  }) and "\(name)"
  """)
let c: Character = "\"", e: String = "é"
print(c, "\\(not)", "a" + "b" + String(c) + "\(1)\(2)")
print("line1\nline2\r\nline3".split(whereSeparator: { $0.isNewline }).count, "'single'", "\'")
