let names = ["bob", "Alice", "élan", "Zoë", "10", "9", "_x", "a b"]
print(names.sorted(), names.sorted { $0.lowercased() < $1.lowercased() }, names.min()!, names.max()!)
print(names.map({ $0.count }), names.map { $0.uppercased() }, names.filter { $0.first!.isLetter }.sorted(by: >))
print(String("hello".sorted()), "hello".sorted(by: >), String(Set("hello").sorted()), "banana".reduce(into: [:]) { $0[$1, default: 0] += 1 }["a"]!)
let anagrams = Dictionary(grouping: ["listen", "silent", "enlist", "google", "elgoog"]) { String($0.sorted()) }
print(anagrams.values.map { $0.sorted() }.sorted { $0[0] < $1[0] })
let csv = "name,age\nann,30\nbob,25\n"
let rows = csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
print(rows, rows.map { (String($0[0]), Int($0[1])!) }.sorted { $0.1 < $1.1 })
let table = rows.map { row in row.map { $0.padding(toLength: 5, withPad: " ", startingAt: 0) }.joined(separator: "|") }
print(table.joined(separator: "\n"))
func isPalindrome(_ s: String) -> Bool {
  let letters = s.lowercased().filter({ $0.isLetter })
  return letters == String(letters.reversed())
}
print(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("Swift"))
var words: [String: Int] = [:]
for word in "It was the best of times it was the worst of times".lowercased().components(separatedBy: " ") { words[word, default: 0] += 1 }
for (word, n) in words.sorted(by: { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }).prefix(4) { print(word, n) }
print("a-b-c".split(separator: "-").joined(), "CamelCaseName".map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined(), "snake_case_name".split(separator: "_").enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined())
let runs = "aaabccd".reduce(into: [(Character, Int)]()) { if $0.last?.0 == $1 { $0[$0.count - 1].1 += 1 } else { $0.append(($1, 1)) } }
print(runs.map { "\($0)\($1)" }.joined(), runs)
