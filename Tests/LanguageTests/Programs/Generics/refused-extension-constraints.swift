extension Array where Element == Int { func evens() -> [Int] { filter { $0 % 2 == 0 } } }
extension Collection where Element: Numeric { func total() -> Element { reduce(0, +) } }
print(["a"].evens())
print(["a", "b"].total())
struct Box<T> { var v: T }
extension Box where T: Comparable { func isBig(than o: T) -> Bool { v > o } }
struct Q {}
print(Box(v: Q()).isBig(than: Q()))
extension Box: Equatable where T: Equatable {}
print(Box(v: Q()) == Box(v: Q()))
