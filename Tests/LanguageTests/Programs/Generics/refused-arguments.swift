func biggest<T: Comparable>(_ xs: [T]) -> T? { xs.max() }
struct P { var x: Int }
print(biggest([P(x: 1)]) as Any)
func make<T>() -> [T] { [] }
let xs = make()
func same<T>(_ a: T, _ b: T) {}
same(1, "x")
func sum<S: Sequence>(_ s: S) -> Int where S.Element == Int { s.reduce(0, +) }
print(sum(["a"]))
struct Box<T: Hashable> { var v: T }
let b = Box(v: P(x: 2))
let c: Box<P>
let d = Box<Int, String>(v: 1)
print(sum(5))
