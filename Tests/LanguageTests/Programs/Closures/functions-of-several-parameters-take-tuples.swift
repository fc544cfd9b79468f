func add(_ a: Int, _ b: Int) -> Int { a + b }
func describe(_ name: String, _ count: Int) -> String { "\(name): \(count)" }

let pairs = [(1, 2), (3, 4)]
print(pairs.map(add))
let sum: (Int, Int) -> Int = { $0 + $1 }
print(pairs.map(sum))

let counts = [("one", 1), ("two", 2)]
print(counts.map(describe).joined(separator: ", "))
print(zip([1, 2, 3], [10, 20, 30]).map(add))
print([5, 7].enumerated().map(add))
