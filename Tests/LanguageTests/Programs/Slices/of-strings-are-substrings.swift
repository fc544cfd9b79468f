let line = "key=value=more"
let split = line.split(separator: "=", maxSplits: 1)
print(split, split[0], String(split[1]), split.map(String.init))
if let equals = line.firstIndex(of: "=") {
  let key = line[..<equals], value = line[line.index(after: equals)...]
  print(key, value, key.count, value.uppercased(), value.hasPrefix("val"))
  print(line.distance(from: line.startIndex, to: equals), key == "key", value < "w", key + "!", "\(key)-\(value)")
}
let word = line.prefix(3), tail = line.suffix(4)
print(word, tail, word.isEmpty, tail.first!, tail.last!, word + tail)
let end = line.endIndex
print(line[line.index(end, offsetBy: -4)..<end], line[line.startIndex...line.index(line.startIndex, offsetBy: 2)])
var sub = line.dropFirst(4)
print(sub, sub.removeFirst(), sub, sub.popFirst() as Any, sub.removeLast(), sub.startIndex > line.startIndex)
sub.append("?")
sub += "!"
print(sub, sub.reversed().map(String.init).joined(), String(sub.reversed()), sub.filter { $0 != "=" })
let parts: [Substring] = "a,b,,c".split(separator: ",", omittingEmptySubsequences: false)
print(parts, parts.joined(separator: "|"), parts.count, parts.contains(""))
let numbers = "1 2 x 4".split(separator: " ").compactMap { Int($0) }
print(numbers, "3.5 4".split(separator: " ").map { Double($0)! })
func shout(_ s: some StringProtocol) -> String { s.uppercased() + "!" }
print(shout(word), shout("abc"))
let counts = "the cat the dog".split(separator: " ").reduce(into: [Substring: Int]()) { $0[$1, default: 0] += 1 }
print(counts["the"]!, counts.count, Set("a b a".split(separator: " ")).count)
print(line.split(separator: "=").first!.trimmingCharacters(in: .whitespaces), sub.lowercased(), sub.utf8.count)
