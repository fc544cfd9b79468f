let unique = Dictionary(uniqueKeysWithValues: [("a", 1), ("b", 2)])
let zipped = Dictionary(uniqueKeysWithValues: zip(["x", "y"], 1...))
let last = Dictionary([("a", 1), ("a", 2)], uniquingKeysWith: { $1 })
let sums = Dictionary([("a", 1), ("b", 5), ("a", 2)], uniquingKeysWith: +)
let groups = Dictionary(grouping: ["one", "two", "three"], by: { $0.count })
let firsts = Dictionary(grouping: ["apple", "avocado", "bean"]) { $0.first! }
print(unique["a"]!, zipped["y"]!, last["a"]!, sums["a"]!, groups[3]!, firsts["a"]!.count)
var d: [String: Int] = [:]
d["one"] = 1
d["two", default: 10] += 1
d.updateValue(3, forKey: "three")
print(d.sorted { $0.key < $1.key }, d.count, d.isEmpty)
print(d.updateValue(4, forKey: "one") as Any, d.removeValue(forKey: "two") as Any, d.removeValue(forKey: "none") as Any)
d["three"] = nil
print(d, d["three"] == nil, d.keys.contains("one"), d.values.contains(4))
d.merge(["one": 10, "ten": 10]) { old, new in old + new }
d.merge([("ten", 5)], uniquingKeysWith: { $0 * $1 })
print(d["one"]!, d["ten"]!, d.merging(["one": 0]) { $1 }["one"]!)
print(d.mapValues { $0 * 2 }.sorted { $0.value < $1.value }.map { "\($0.key)=\($0.value)" })
print(["a": "1", "b": "x"].compactMapValues { Int($0) }, d.filter { $0.value > 14 }, d.map { $0.key.count }.sorted())
print(d.max { $0.value < $1.value }!, d.min { $0.value < $1.value }!.key, d.first { $0.value == 14 }!.key)
print(d.reduce(0) { $0 + $1.value }, d.values.reduce(0, +), d.keys.sorted(), d.values.sorted(by: >), d.values.max()!)
print(d.contains { $0.value > 100 }, d.allSatisfy { $0.value > 0 }, d.sorted(by: { $0.value > $1.value }).first!.key)
for (i, (key, value)) in d.sorted(by: { $0.key < $1.key }).enumerated() { print(i, key, value) }
let inverted = Dictionary(uniqueKeysWithValues: d.map { ($0.value, $0.key) })
print(inverted[50]!, d == d, d != [:], ["a": 1] == ["a": 1])
d.removeAll()
print(d, d.randomElement() as Any, d.first as Any)
