let characters: [Character] = ["a", "Z", "7", " ", "\n", "é", "!", "$", "ß", "½", "二", "👍", "_", "\t"]
for c in characters {
  print(c.debugDescription, c.isLetter, c.isNumber, c.isWholeNumber, c.isWhitespace, c.isNewline, c.isPunctuation, c.isSymbol, c.isMathSymbol, c.isCurrencySymbol, c.isUppercase, c.isLowercase, c.isCased, c.isASCII, c.isHexDigit)
}
print(characters.map { $0.wholeNumberValue.map(String.init) ?? "-" }, characters.compactMap({ $0.hexDigitValue }), characters.compactMap({ $0.asciiValue }))
let c: Character = "q"
print(c.uppercased(), c.lowercased(), c == "q", c < "r", c != "z", String(c), "\(c)\(c)", c.utf8.count, c.unicodeScalars.first!.value)
print((Character("a")...Character("e")).contains(c), Character("a")...Character("z") ~= c, c >= "a" && c <= "z", max(c, "z"), [c, "a"].sorted(), String([c, "a"]))
switch c {
case "a", "e", "i", "o", "u": print("vowel")
case "a"..."z": print("consonant")
default: print("other")
}
let value = Int(String("7" as Character))! + "7".first!.wholeNumberValue!
print(value, Character("x"), Character(UnicodeScalar(UInt8(97))), Character(String("y")), "abc".map { Character($0.uppercased()) })
let histogram = "hello world".filter({ $0.isLetter }).reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
print(histogram.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { "\($0.key)\($0.value)" })
func caesar(_ s: String, by n: Int) -> String {
  String(s.map { c in
    guard let ascii = c.asciiValue, c.isLetter else { return c }
    let base: UInt8 = c.isUppercase ? 65 : 97
    return Character(UnicodeScalar((ascii - base + UInt8((n + 26) % 26)) % 26 + base))
  })
}
print(caesar("Hello, World!", by: 3), caesar(caesar("Hello, World!", by: 3), by: -3))
