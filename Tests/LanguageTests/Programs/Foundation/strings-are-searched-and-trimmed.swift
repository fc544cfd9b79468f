let text = "  The quick brown fox, the lazy dog  "
let trimmed = text.trimmingCharacters(in: .whitespaces)
print("[" + trimmed + "]")
print(trimmed.components(separatedBy: " ").count, trimmed.components(separatedBy: ", "))
print(trimmed.replacingOccurrences(of: "the", with: "a"))
print(trimmed.replacingOccurrences(of: "the", with: "a", options: .caseInsensitive))
print("a1b22c".replacingOccurrences(of: "[0-9]+", with: "#", options: .regularExpression))
if let range = trimmed.range(of: "brown") {
  print(trimmed[range], trimmed[..<range.lowerBound], trimmed[range.upperBound...])
}
print(trimmed.range(of: "purple") == nil)
print(trimmed.range(of: "QUICK", options: .caseInsensitive) != nil)
print("file.tar.gz".components(separatedBy: CharacterSet(charactersIn: ".")))
print("hello world".capitalized, "straße".uppercased())
print("abc".padding(toLength: 6, withPad: ".", startingAt: 0) + "|")
print("\n x \n".trimmingCharacters(in: .whitespacesAndNewlines))
print("a,b;c".components(separatedBy: CharacterSet(charactersIn: ",;")))
print("apple".caseInsensitiveCompare("APPLE") == .orderedSame, "a".compare("b") == .orderedAscending)
print("3.14 rest".contains("14"), "x".localizedCaseInsensitiveContains("X"))
