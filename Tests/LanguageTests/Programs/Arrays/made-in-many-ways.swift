var empty: [Int] = []
var other = [String]()
let repeated = Array(repeating: "x", count: 3)
let fromRange = Array(1...5), fromString = Array("abc"), fromSet = Array(Set([3, 3])), fromStride = [Int](stride(from: 0, to: 4, by: 2))
let fromDictionary = Array(["a": 1])
print(empty, other, repeated, fromRange, fromString, fromSet, fromStride, fromDictionary)
let slice = fromRange[1...2]
print(Array(slice), [Int](slice), ContiguousArray([1, 2]), ArraySlice([1, 2]))
empty.reserveCapacity(100)
print(empty.capacity >= 100, empty.isEmpty)
for i in 0..<5 { empty.append(i * i) }
other += ["a", "b"]
print(empty + [1], other + repeated, [0] + empty[1...2], empty[1...2] + [5])
let nested: [[Any]] = [[1, "a"], [2.5, true]]
print(nested)
let optional: [Int?] = [1, nil, 3]
print(optional, optional.count, optional[1] as Any, optional.first as Any)
let pairs = [("a", 1), ("b", 2)]
for (name, n) in pairs { print(name, n) }
print(pairs.map { $0.0 }, pairs.map { $0.1 }, pairs[0])
let labelled = [(name: "x", n: 1)]
print(labelled, labelled[0].name)
let functions: [(Int) -> Int] = [{ $0 + 1 }, { $0 * 2 }]
print(functions.map { $0(5) }, functions.reduce(3) { $1($0) })
print(zip([1, 2, 3], ["a", "b"]).map { "\($0)\($1)" }, Array(zip(1..., "ab")), repeatElement(7, count: 2).map { $0 })
var copy = fromRange
copy[0] = 100
print(fromRange[0], copy[0], copy.reversed(), Array(copy.reversed()), copy.reversed()[0])
