let words = ["one", "two", "three", "four", "two", "one", "one"]
var counts: OrderedDictionary<String, Int> = [:]
for word in words { counts[word, default: 0] += 1 }
print(counts)
print(counts.mapValues { $0 * 10 }, counts.filter { $0.value > 1 }, counts.compactMapValues { $0 > 1 ? "\($0)" : nil })
print(counts.map { "\($0.key)=\($0.value)" }.joined(separator: "&"))
print(counts.sorted { $0.value > $1.value }.first!.key, counts.reduce(0) { $0 + $1.value })
counts.sort { $0.key < $1.key }
print(counts)
counts.reverse()
print(counts.keys)
counts.merge(["five": 5, "one": 100], uniquingKeysWith: +)
print(counts, counts.remove(at: 0), counts.count)
let merged = counts.merging(["z": 0]) { old, _ in old }
print(merged.keys.contains("z"), merged == counts, counts == counts)
let pairs = OrderedDictionary(uniqueKeysWithValues: zip(["a", "b"], [1, 2]))
print(pairs, pairs == ["a": 1, "b": 2], pairs == ["b": 2, "a": 1])
let grouped = OrderedDictionary(grouping: words) { $0.count }
print(grouped)
let summed = OrderedDictionary([("x", 1), ("y", 2), ("x", 3)], uniquingKeysWith: +)
print(summed, summed.values.reduce(0, +), summed.contains { $0.key == "y" })
print([pairs, pairs], Optional(pairs) as Any)
counts.removeAll()
print(counts.isEmpty)
