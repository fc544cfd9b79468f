protocol Describable { func describe() -> String }
extension Int: Describable { func describe() -> String { "int \(self)" } }
extension String: Describable { func describe() -> String { "text \(self)" } }
extension Array: Describable where Element: Describable { func describe() -> String { "[" + map { $0.describe() }.joined(separator: "; ") + "]" } }
extension Optional: Describable where Wrapped: Describable { func describe() -> String { map { $0.describe() } ?? "nothing" } }
extension Dictionary: Describable where Key == String, Value: Describable { func describe() -> String { keys.sorted().map { "\($0)=\(self[$0]!.describe())" }.joined(separator: ",") } }
func show<T: Describable>(_ x: T) -> String { "<" + x.describe() + ">" }
print(show(3), show([1, 2]), show([["a"], []]), show(Optional(5)), show(nil as String?), show(["k": [1]]))
protocol Monoid { static var empty: Self { get }; func combined(with o: Self) -> Self }
extension Int: Monoid { static var empty: Int { 0 }; func combined(with o: Int) -> Int { self + o } }
extension String: Monoid { static var empty: String { "" }; func combined(with o: String) -> String { self + o } }
extension Array: Monoid { static var empty: [Element] { [] }; func combined(with o: [Element]) -> [Element] { self + o } }
func fold<M: Monoid>(_ xs: [M]) -> M { xs.reduce(.empty) { $0.combined(with: $1) } }
print(fold([1, 2, 3]), fold(["a", "b"]), fold([[1], [2, 3]]), fold([Int]()))
extension Sequence where Element: Monoid { func folded() -> Element { reduce(.empty) { $0.combined(with: $1) } } }
print((1...4).folded(), Set(["z"]).folded())
protocol Defaultable { init() }
extension Int: Defaultable {}
extension String: Defaultable {}
func fresh<T: Defaultable>(_ n: Int, _ type: T.Type = T.self) -> [T] { (0..<n).map { _ in T() } }
print(fresh(2, Int.self), fresh(1, String.self), fresh(1) as [Int])
