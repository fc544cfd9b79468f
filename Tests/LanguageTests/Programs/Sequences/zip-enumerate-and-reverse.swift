let names = ["ann", "bob", "cid"], ages = [30, 25]
for (name, age) in zip(names, ages) { print(name, age) }
for (i, name) in names.enumerated() { print(i, name) }
for (i, pair) in zip(names, ages).enumerated() { print(i, pair.0, pair.1) }
for x in names.reversed() { print(x, terminator: " ") }
print()
for (i, x) in names.enumerated().reversed() { print(i, x, terminator: " ") }
print()
print(zip(names, ages).map { "\($0)-\($1)" }, zip(names, ages).first { $0.1 < 30 }!, Array(zip(ages, ages.dropFirst())), zip(names, ages).sorted { $0.1 < $1.1 }.map { $0.0 })
print(zip(ages, [1, 2]).map { $0 * $1 }.reduce(0, +), zip(names, names).allSatisfy { $0 == $1 }, zip(1...3, [4, 5, 6]).reduce(0) { $0 + $1.0 * $1.1 })
print(names.enumerated().map { "\($0.offset):\($0.element)" }, names.enumerated().max { $0.element.count < $1.element.count }!.offset, Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })["bob"]!)
let r = names.reversed()
print(r.first!, r.last!, r.count, Array(r), r.map { $0.count }, r.contains("ann"), r.joined(separator: "<"))
print("abc".reversed().map { $0 }, String("abc".reversed()), Array((1...3).reversed()), ["a": 1].reversed().count, Array("ab".enumerated().map { "\($0.offset)\($0.element)" }))
let (evens, odds) = (1...6).reduce(into: ([Int](), [Int]())) { if $1 % 2 == 0 { $0.0.append($1) } else { $0.1.append($1) } }
print(evens, odds, names.lazy.map { $0.count }.max()!, names.first.map { $0.uppercased() } ?? "none")
let matrix = [[1, 2, 3], [4, 5, 6]]
let transposed = matrix[0].indices.map { column in matrix.map { $0[column] } }
print(transposed, matrix.joined().reduce(0, +), matrix.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "\n"))
print(names.sorted { $0.count == $1.count ? $0 > $1 : $0.count < $1.count }, names.shuffled().sorted() == names, names.max { $0 < $1 }!)
var running = 0
print([1, 2, 3, 4].map { x -> Int in running += x; return running }, (1...4).reduce(1, *), [1, 2, 3].reduce("") { $0 + String($1) })
let words = "the quick brown the lazy the end".split(separator: " ")
let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
let ranking = counts.sorted { a, b in a.value == b.value ? a.key < b.key : a.value > b.value }
for (word, count) in ranking.prefix(2) { print(word, count) }
print(zip(names.indices, names).map { $0 }, Array(names[1...].enumerated()).map { $0.offset })
