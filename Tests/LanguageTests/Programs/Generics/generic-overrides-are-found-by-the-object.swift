class Visitor { func visit<T>(_ value: T) -> String { "value" }
  func both<A, B>(_ a: A, _ b: B) -> String { visit(a) + visit(b) }
  class func name<T>(of type: T.Type) -> String { "base \(T.self)" } }
class Printer: Visitor { override func visit<V>(_ value: V) -> String { "<\(value)>" } }
class Loud: Printer { override func visit<V>(_ value: V) -> String { super.visit(value) + "!" }
  override class func name<U>(of type: U.Type) -> String { "loud " + super.name(of: type) } }
class Quiet: Visitor {}
for v in [Visitor(), Printer(), Loud(), Quiet()] { print(v.visit(1), v.visit("a"), v.both(2.5, [true])) }
for t in [Visitor.self, Loud.self] as [Visitor.Type] { print(t.name(of: Int.self), t.name(of: [String].self)) }
class Store<Key: Hashable> {
  var items: [Key: Int] = [:]
  func add<S: Sequence>(_ keys: S) where S.Element == Key { for key in keys { items[key, default: 0] += 1 } }
  func fold<R>(_ start: R, _ combine: (R, Key, Int) -> R) -> R { items.reduce(start) { combine($0, $1.key, $1.value) } }
}
class Counted: Store<String> {
  var calls = 0
  override func add<S: Sequence>(_ keys: S) where S.Element == String { calls += 1; super.add(keys) }
}
let c = Counted()
let s: Store<String> = c
s.add(["a", "b", "a"]); s.add(Set(["b"]))
print(c.calls, c.items["a"]!, c.fold(0) { $0 + $2 })
final class Fast: Visitor { override func visit<V>(_ value: V) -> String { "f" } }
print(Fast().visit(3), (Fast() as Visitor).visit(3))
class Optional2: Visitor { override func visit<T>(_ value: T) -> String { value is Int ? "int" : "other" } }
print(Optional2().both(1, "x"))
protocol Shape { func accept<R>(_ f: (String) -> R) -> R }
class Base: Shape { func accept<R>(_ f: (String) -> R) -> R { f("base") } }
class Derived: Base { override func accept<R>(_ f: (String) -> R) -> R { f("derived") } }
let shapes: [any Shape] = [Base(), Derived()]
print(shapes.map { $0.accept { $0.count } })
func through<S: Shape>(_ s: S) -> String { s.accept { $0 + "!" } }
print(through(Base()), through(Derived()), through(Derived() as Base))
