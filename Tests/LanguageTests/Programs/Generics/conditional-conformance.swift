struct Pair<A, B> { var a: A; var b: B }
extension Pair: Equatable where A: Equatable, B: Equatable {}
extension Pair: CustomStringConvertible where A: CustomStringConvertible { var description: String { "<\(a.description)|\(b)>" } }
func same<T: Equatable>(_ x: T, _ y: T) -> Bool { x == y }
print(same(Pair(a: 1, b: "x"), Pair(a: 1, b: "x")), Pair(a: 1, b: 2) == Pair(a: 1, b: 3))
print([Pair(a: 1, b: 2)] == [Pair(a: 1, b: 2)], [Pair(a: 1, b: 2)].contains(Pair(a: 1, b: 2)))
print(Pair(a: 1, b: [2]))
struct Box<T> { let value: T }
extension Box where T: Comparable { func isBigger(than other: Box<T>) -> Bool { value > other.value } }
extension Box where T == String { var shouted: String { value.uppercased() } }
extension Box: Equatable where T: Equatable {}
extension Box: Comparable where T: Comparable { static func < (l: Box, r: Box) -> Bool { l.value < r.value } }

print(Box(value: 3).isBigger(than: Box(value: 2)), Box(value: "hey").shouted)
print([Box(value: 3), Box(value: 1)].sorted().map { $0.value }, max(Box(value: "a"), Box(value: "b")).value)
