var n = [5, 2, 8, 1, 9, 3]
let pivot = n.partition { $0 > 4 }
print(pivot, n[..<pivot].sorted(), n[pivot...].sorted())
let words = ["apple", "fig", "banana", "kiwi", "cherry"]
print(words.split { $0.count == 4 }, words.split(separator: "fig"))
print(words.prefix(while: { $0 != "banana" }), words.drop(while: { $0 != "banana" }))
print(words.prefix(2), words.suffix(2), words.dropFirst(), words.dropLast(2), words.prefix(through: 1), words.prefix(upTo: 1), words.suffix(from: 3))
print(words.first!, words.last!, words.first { $0.count == 6 } as Any, words.last { $0.count == 6 } as Any)
print(words.firstIndex(of: "kiwi") as Any, words.lastIndex { $0.hasPrefix("a") } as Any, words.lastIndex(of: "none") as Any, words.firstIndex { $0 > "b" } as Any)
print(words.joined(separator: ", "), [[1, 2], [3]].joined().map { $0 * 2 }, Array([[1], [2, 3]].joined(separator: [0])))
print(words.max { $0.count < $1.count }!, words.min { $0.count < $1.count }!, words.max()!)
print(words.map({ $0.count }), words.contains("fig"), words.contains { $0.isEmpty }, words.allSatisfy { $0.count > 2 })
print([3, 1, 2].sorted(by: >), words.sorted { ($0.count, $0) < ($1.count, $1) })
print([1, 2, 3, 4].reduce(into: [:]) { $0[$1 % 2, default: []].append($1) }[0]!)
print(Array(words.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element }), words.indices, words.count)
print([1, 2].elementsEqual([1, 2]), [1, 2, 3].starts(with: [1, 2]), [1, 2].lexicographicallyPrecedes([1, 3]), [1, 2] == [1, 2], [1] != [1])
print([[3, 1], [2]].flatMap { $0.sorted() }, ["1", "b"].compactMap { Int($0) }, [Optional(1), nil].compactMap { $0 })
