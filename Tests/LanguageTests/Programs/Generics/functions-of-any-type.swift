func identity<T>(_ x: T) -> T { x }
func swapped<A, B>(_ p: (A, B)) -> (B, A) { (p.1, p.0) }
func twice<T>(_ f: (T) -> T, _ x: T) -> T { f(f(x)) }
func pair<A, B>(_ a: A, with b: B) -> (first: A, second: B) { (first: a, second: b) }
func exchange<T>(_ a: inout T, _ b: inout T) { let old = a; a = b; b = old }
func repeated<T>(_ x: T, times: Int = 2) -> [T] { var all: [T] = []; for _ in 0..<times { all.append(x) }; return all }
func first<T>(of xs: [T], where test: (T) -> Bool) -> T? { for x in xs where test(x) { return x }; return nil }
print(identity(3), identity("a"), identity([1.5]), identity(nil as Int?) as Any, identity((1, "x")))
print(swapped((1, "x")), twice({ $0 * 3 }, 2), twice({ $0 + "!" }, "hey"))
let p = pair(1, with: "b")
print(p.first, p.second)
var a = 1, b = 2
exchange(&a, &b)
var s = "s", t = "t"
exchange(&s, &t)
print(a, b, s, t)
var numbers = [1, 2, 3], s2 = 30
exchange(&numbers[0], &s2)
print(numbers, repeated("ab"), repeated(1.5, times: 3), repeated([1], times: 1))
print(first(of: [1, 5, 8]) { $0 > 3 } as Any, first(of: ["a", "bb"]) { $0.count > 5 } as Any)
