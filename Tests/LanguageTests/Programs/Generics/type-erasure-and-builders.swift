struct AnyPredicate<T> { let test: (T) -> Bool
  func and(_ o: AnyPredicate) -> AnyPredicate { AnyPredicate { test($0) && o.test($0) } }
  static func || (a: AnyPredicate, b: AnyPredicate) -> AnyPredicate { AnyPredicate { a.test($0) || b.test($0) } }
  static prefix func ! (a: AnyPredicate) -> AnyPredicate { AnyPredicate { !a.test($0) } }
  func pulled<U>(_ f: @escaping (U) -> T) -> AnyPredicate<U> { AnyPredicate<U> { test(f($0)) } } }
let even = AnyPredicate<Int> { $0 % 2 == 0 }, big = AnyPredicate<Int> { $0 > 10 }
print((1...20).filter(even.and(big).test), [1, 2, 30].filter((!even || big).test), ["a", "bb"].filter(even.pulled { (s: String) in s.count }.test))
struct Lens<Whole, Part> { let get: (Whole) -> Part; let set: (Part, Whole) -> Whole
  func compose<Sub>(_ o: Lens<Part, Sub>) -> Lens<Whole, Sub> { Lens<Whole, Sub>(get: { o.get(get($0)) }, set: { s, w in set(o.set(s, get(w)), w) }) }
  func over(_ w: Whole, _ f: (Part) -> Part) -> Whole { set(f(get(w)), w) } }
struct Street { var name: String }; struct Person { var street: Street; var age: Int }
let street = Lens<Person, Street>(get: { $0.street }, set: { s, p in var q = p; q.street = s; return q })
let name = Lens<Street, String>(get: { $0.name }, set: { n, _ in Street(name: n) })
print(street.compose(name).over(Person(street: Street(name: "elm"), age: 3)) { $0.uppercased() })
final class Lazy<T> { private var make: (() -> T)?; private var made: T?; init(_ m: @autoclosure @escaping () -> T) { make = m }
  var value: T { if let v = made { return v }; let v = make!(); made = v; make = nil; return v } }
var n = 0
func costly() -> Int { n += 1; return 42 }
let l = Lazy(costly())
print(n, l.value, l.value, n)
struct Pipeline<In, Out> { let run: (In) -> Out
  func then<Next>(_ f: @escaping (Out) -> Next) -> Pipeline<In, Next> { Pipeline<In, Next> { f(run($0)) } } }
let p = Pipeline<String, Int> { $0.count }.then { $0 * 2 }.then { "len \($0)" }
print(p.run("abc"))
final class EventBus<Event: Hashable, Payload> { private var handlers: [Event: [(Payload) -> Void]] = [:]
  func on(_ e: Event, _ f: @escaping (Payload) -> Void) { handlers[e, default: []].append(f) }
  func emit(_ e: Event, _ p: Payload) { handlers[e]?.forEach { $0(p) } } }
enum Kind { case open, close }
let bus = EventBus<Kind, String>()
bus.on(.open) { print("opened", $0) }
bus.emit(.open, "door"); bus.emit(.close, "door")
