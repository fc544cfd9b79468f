import Foundation
let text = "the quick brown fox jumps over the lazy dog"
print(text.contains("fox"), text.contains("x"), text.contains(where: { $0.isUppercase }), text.hasPrefix("the"), text.hasSuffix("dog"))
if let r = text.range(of: "brown") {
  print(text[r], text[..<r.lowerBound].count, text[r.upperBound...].prefix(4), text.distance(from: text.startIndex, to: r.lowerBound))
}
print(text.range(of: "cat") as Any, text.ranges(of: "the").count, text.firstRange(of: "o").map { text.distance(from: text.startIndex, to: $0.lowerBound) } as Any)
print(text.replacingOccurrences(of: "the", with: "a"), text.components(separatedBy: " ").count, text.split(separator: " ").count)
print(text.firstIndex(of: "q").map { text[$0...].prefix(5) } as Any, text.lastIndex(of: "o").map { text[$0...] } as Any, text.firstIndex { $0 == "z" } != nil)
print(text.filter { "aeiou".contains($0) }, text.filter({ $0.isWhitespace }).count, text.first { $0 > "x" } as Any, text.max()!, text.min() == " ")
print("  padded \n".trimmingCharacters(in: .whitespacesAndNewlines), "xxabcxx".trimmingCharacters(in: CharacterSet(charactersIn: "x")), "a1b2".components(separatedBy: .decimalDigits))
print("abc".padding(toLength: 5, withPad: ".", startingAt: 0), "left".padding(toLength: 2, withPad: " ", startingAt: 0), "a-b_c".split { $0 == "-" || $0 == "_" })
print("ab" < "abc", "a" < "B", "Zebra" < "apple", "é" == "e\u{301}", "10" < "9", "a".compare("b") == .orderedAscending)
print(text.enumerated().filter { $0.element == "o" }.map({ $0.offset }), zip("abc", "abd").filter { $0 != $1 }.count, text.allSatisfy { $0.isASCII })
print("one\ntwo\n\nthree".split(separator: "\n"), "one\ntwo".split(whereSeparator: { $0.isNewline }).count, "a,b;c".components(separatedBy: CharacterSet(charactersIn: ",;")), "one\ntwo".components(separatedBy: "\n"))
print("abc".elementsEqual("abc"), "abc".starts(with: "ab"), "abc".lexicographicallyPrecedes("abd"), "HELLO".lowercased() == "hello", "straße".uppercased(), "caseInsensitive".caseInsensitiveCompare("CASEINSENSITIVE") == .orderedSame)
print("a b c".split(separator: " ", maxSplits: 1), "x--y".split(separator: "--"), "tail".dropFirst().dropLast(), "abc".prefix(10), "abc".suffix(0).isEmpty, "racecar" == String("racecar".reversed()))
print("key: value".prefix { $0 != ":" }, "aXbX".replacing("X", with: ""), "k=v".split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).last!)
