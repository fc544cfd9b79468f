protocol Source { associatedtype Output; func produce() -> [Output] }
struct Numbers: Source { let n: Int; func produce() -> [Int] { Array(0..<n) } }
struct Words: Source { func produce() -> [String] { ["a", "b"] } }
struct Mapped<S: Source, T>: Source { let base: S; let f: (S.Output) -> T; func produce() -> [T] { base.produce().map(f) } }
extension Source {
  func mapped<T>(_ f: @escaping (Output) -> T) -> Mapped<Self, T> { Mapped(base: self, f: f) }
  func count() -> Int { produce().count }
}
extension Source where Output == Int { func total() -> Int { produce().reduce(0, +) } }
extension Source where Output: Hashable { func distinct() -> Int { Set(produce()).count } }
func same<A: Source, B: Source>(_ a: A, _ b: B) -> Bool where A.Output == B.Output, A.Output: Equatable { a.produce() == b.produce() }
func joined<S: Source>(_ s: S) -> String where S.Output == String { s.produce().joined(separator: "-") }
print(Numbers(n: 4).total(), Numbers(n: 3).mapped { $0 * $0 }.total(), Words().mapped { $0 + "!" }.produce())
print(same(Numbers(n: 3), Numbers(n: 3)), same(Words(), Numbers(n: 2).mapped { "\($0)" }), joined(Words()), Words().distinct())
print(Numbers(n: 5).mapped { $0 % 2 }.mapped { "\($0)" }.distinct(), Words().count())
func merge<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [A.Element] where A.Element == B.Element { Array(a) + Array(b) }
print(merge([1, 2], 3...4), merge("ab", ["c" as Character]))
func dictionary<S: Sequence, K, V>(_ pairs: S) -> [K: V] where S.Element == (K, V) { var d: [K: V] = [:]; for (k, v) in pairs { d[k] = v }; return d }
print(dictionary([("a", 1)]), dictionary(zip([1], ["x"])))
protocol Tree { associatedtype Child: Tree where Child.Value == Value; associatedtype Value; var value: Value { get }; var children: [Child] { get } }
struct Leaf: Tree { var value: Int; var children: [Leaf] = [] }
func sum<T: Tree>(_ t: T) -> Int where T.Value == Int, T.Child == T { t.value + t.children.map { sum($0) }.reduce(0, +) }
print(sum(Leaf(value: 1, children: [Leaf(value: 2), Leaf(value: 3, children: [Leaf(value: 4)])])))
