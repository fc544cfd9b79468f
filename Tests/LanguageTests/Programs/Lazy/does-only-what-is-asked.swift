var calls = 0
func square(_ x: Int) -> Int { calls += 1; return x * x }
let squares = (1...1000).lazy.map(square)
print(calls, squares.first!, calls)
print(squares.first { $0 > 50 }!, calls)
calls = 0
print(Array(squares.prefix(3)), calls)
calls = 0
print(Array((1...).lazy.map { square($0) }.filter { $0 % 2 == 0 }.prefix(3)), calls)
calls = 0
print(squares.contains(16), calls, squares.contains { $0 == 4 }, squares.count)
let evens = [1, 2, 3, 4, 5, 6].lazy.filter { x in calls += 1; return x % 2 == 0 }.map { $0 * 10 }
calls = 0
for x in evens { print(x, calls, terminator: "; "); if x >= 40 { break } }
print()
print(Array(evens), evens.reduce(0, +), evens.first!, evens.max()!, evens.isEmpty)
print(["1", "x", "3"].lazy.compactMap { Int($0) }.first!, Array([[1, 2], [3]].lazy.flatMap { $0 }), (1...3).lazy.map { $0 * 2 }.joinedText)
extension Sequence where Element == Int { var joinedText: String { map { String($0) }.joined(separator: ",") } }
print(Array((1...10).lazy.drop { $0 < 8 }), Array((1...10).lazy.prefix { $0 < 3 }), Array([1, 2, 3].lazy.reversed()), [3, 1].lazy.sorted())
let eager: [Int] = [1, 2, 3].lazy.map { $0 + 1 }
print(eager, type(of: [1].lazy.map { $0 }), type(of: [1].lazy.filter { $0 > 0 }), type(of: [1].lazy))
print((1...3).lazy.map { $0 }.enumerated().map { "\($0)\($1)" }, zip((1...3).lazy.map { $0 * 2 }, "ab").map { $0 }, Array((1...4).lazy.dropFirst(2)))
let words = ["apple", "fig", "kiwi"].lazy.map { $0.count }
for (w, n) in zip(["a", "b"], words) { print(w, n) }
print([1, 2, 3].lazy)
