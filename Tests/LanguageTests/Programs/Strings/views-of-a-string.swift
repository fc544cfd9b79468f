let s = "héllo 👨‍👩‍👧 ok"
print(s.count, s.unicodeScalars.count, s.utf8.count, s.utf16.count)
print(Array("aé".utf8), Array("aé".utf16), "aé".unicodeScalars.map { $0.value }, "abc".utf8.map { $0 }.reduce(0) { $0 + Int($1) })
for scalar in "é!".unicodeScalars { print(scalar, scalar.value, scalar.isASCII, terminator: "; ") }
print()
print(String("abc".unicodeScalars.map { Character(Unicode.Scalar($0.value + 1)!) }), Character(Unicode.Scalar(UInt8(65))), String(UnicodeScalar(0x1F600)!))
print(String(decoding: [72, 105], as: UTF8.self), String(decoding: "hi".utf8, as: UTF8.self), "abc".utf8.first!, "abc".unicodeScalars.first!.value)
print("\u{1F1EB}\u{1F1F7}".count, "e\u{301}".count, "e\u{301}" == "é", "👍🏽".unicodeScalars.count)
let family: Character = "👨‍👩‍👧"
print(family, family.unicodeScalars.count, s.contains(family), s.firstIndex(of: family).map { s.distance(from: s.startIndex, to: $0) } as Any)
let shifted = String("abz".map { c in c == "z" ? "a" : Character(UnicodeScalar(c.asciiValue! + 1)) })
print(shifted, UInt8(ascii: "a"), "a".unicodeScalars.first!.properties.isAlphabetic, Array("ab").map { $0.asciiValue! })
var t = "abc"
let i = t.index(t.startIndex, offsetBy: 1)
print(t[i], t[t.index(after: i)], t.index(i, offsetBy: 5, limitedBy: t.endIndex) == nil, t.indices.map { t[$0] }, t[i...], t[...i], t[..<i])
for (offset, index) in t.indices.enumerated() { print(offset, t[index], terminator: " ") }
print(t.startIndex == t.endIndex, t.index(before: t.endIndex) > i)
t.insert("X", at: i)
print(t, t.utf8.contains(88), t.unicodeScalars.filter { $0.properties.isUppercase }.count)
