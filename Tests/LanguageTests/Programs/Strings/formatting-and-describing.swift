struct P { var x = 1; var name = "n" }
print(String(describing: P()), String(reflecting: P()), String(describing: [1: "a"]), String(reflecting: "q"), String(describing: Optional(3)))
print("\(P())", "\([P()])", "\(Optional("x") as Any)", "\((1, "b"))", "\(1...3)", "\(["k": [1, 2]])")
print(String(42), String(3.5), String(true), String("c" as Character), 42.description, true.description, "x".description, "x".debugDescription)
print(String(describing: Int.self), String(describing: [String: Int].self), type(of: 1.5), type(of: "s"), type(of: [1]), type(of: (1, "a")), type(of: P()))
print("tab\there", "quote\"s", "back\\slash", "nl\\n", #"raw \n "x""#, "\u{48}i", "a\0b".count)
debugPrint("tab\there", "q\"")
debugPrint("line\nbreak", "\u{7}", "é", "\\" as Character, ["a\"b"], "s".first!)
print("""
  indented \(1 + 1)
    more
  """)
print(["a", "b"].description, [1: 2].description, Set([1]).description, (1...2).description, Optional(1).debugDescription, (0..<3).debugDescription)
print("a" + String(repeating: "-", count: 3) + "b", "x".isEmpty ? "e" : "f", [1, 2].map(String.init).joined(separator: "+"))
let values: [Any] = [1, "two", 3.0, [4], ("five", 5), nil as Int? as Any, P(), Character("c"), 1..<2]
for value in values { print(value, terminator: " | ") }
print()
print(values.count, values[1] as? String as Any, values[0] is Int)
