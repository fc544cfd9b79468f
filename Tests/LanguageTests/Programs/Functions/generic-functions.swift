func pair<T>(_ x: T) -> [T] { [x, x] }
func same<T: Equatable>(_ a: T, _ b: T) -> Bool { a == b }
print(pair(1), pair("a"), same(1, 1), same("a", "b"))
