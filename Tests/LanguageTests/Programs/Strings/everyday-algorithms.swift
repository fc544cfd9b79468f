func isPalindrome(_ s: String) -> Bool {
  let letters = s.lowercased().filter { $0.isLetter }
  return letters == String(letters.reversed())
}
print(isPalindrome("Never odd or even"), isPalindrome("hello"))
func runLength(_ s: String) -> String {
  var result = "", previous: Character? = nil, count = 0
  for c in s {
    if c == previous { count += 1; continue }
    if let p = previous { result += "\(p)\(count)" }
    (previous, count) = (c, 1)
  }
  if let p = previous { result += "\(p)\(count)" }
  return result
}
print(runLength("aaabbc"), runLength(""), runLength("z"))
func vowels(_ s: String) -> Int { s.filter { "aeiou".contains($0) }.count }
print(vowels("programming"), "hello world".split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
func isAnagram(_ a: String, _ b: String) -> Bool { a.sorted() == b.sorted() }
print(isAnagram("listen", "silent"), isAnagram("a", "b"))
let binary = String(10, radix: 2)
print(binary, Int(binary, radix: 2)!, String(repeating: "0", count: 8 - binary.count) + binary)
func rot13(_ s: String) -> String {
  String(s.unicodeScalars.map { u -> Character in
    switch u.value {
    case 65...90: return Character(Unicode.Scalar((u.value - 65 + 13) % 26 + 65)!)
    case 97...122: return Character(Unicode.Scalar((u.value - 97 + 13) % 26 + 97)!)
    default: return Character(u)
    }
  })
}
print(rot13("Hello"), rot13(rot13("Hello, World!")))
let csv = "a,1\nb,2\n"
for line in csv.split(separator: "\n") {
  let fields = line.split(separator: ",")
  if let n = Int(fields[1]) { print(fields[0], n * 10) }
}
var words = ["swift", "is", "fun"]
words.sort { $0.count < $1.count }
print(words, words.map { $0.count }.max()!, words.joined(separator: " ").count)
let path = "/usr/local/bin"
print(path.split(separator: "/").last!, path.components(separatedBy: "/"), path.hasSuffix("bin"))
if let slash = path.lastIndex(of: "/") { print(path[path.index(after: slash)...], path[..<slash]) }
var s = "abc"
for (i, c) in s.enumerated() { print(i, c, terminator: " ") }
s.insert("-", at: s.index(s.startIndex, offsetBy: 1))
s.replaceSubrange(s.index(before: s.endIndex)..., with: "XYZ")
print(s, s.firstIndex(of: "X") == s.index(s.startIndex, offsetBy: 3), s.uppercased().contains("XYZ"))
print("a1b2c3".filter { $0.isNumber }.compactMap { $0.wholeNumberValue }.reduce(0, +), "3 4 +".split(separator: " ").compactMap { Int($0) })
print("tic-tac-toe".replacingOccurrences(of: "-", with: ""), "x=1;y=2".split(separator: ";").map { $0.split(separator: "=") }.map { "\($0[0])→\($0[1])" })
func digits(_ n: Int) -> [Int] { String(n).compactMap { $0.wholeNumberValue } }
print(digits(9045), digits(123).reduce(0, +), Int(digits(321).map(String.init).joined())!)
