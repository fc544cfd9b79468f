struct Vec<T: Numeric>: Equatable { var x, y: T
  static func + (a: Vec, b: Vec) -> Vec { Vec(x: a.x + b.x, y: a.y + b.y) }
  static func * (a: Vec, k: T) -> Vec { Vec(x: a.x * k, y: a.y * k) }
  static func += (a: inout Vec, b: Vec) { a = a + b }
  static prefix func - (a: Vec) -> Vec where T: SignedNumeric { Vec(x: -a.x, y: -a.y) }
  static var zero: Vec { Vec(x: 0, y: 0) }
  func dot(_ o: Vec) -> T { x * o.x + y * o.y } }
extension Vec where T: FloatingPoint { func halved() -> Vec { Vec(x: x / 2, y: y / 2) } }
extension Vec: CustomStringConvertible { var description: String { "(\(x), \(y))" } }
var v = Vec(x: 1, y: 2)
v += Vec(x: 3, y: 4)
print(v, v * 2, -v, v.dot(v), Vec(x: 1.5, y: 2).halved(), Vec<Double>.zero, v == Vec(x: 4, y: 6))
print([Vec(x: 1, y: 1), Vec(x: 2, y: 2)].reduce(.zero, +))
infix operator |>: AdditionPrecedence
func |> <A, B>(_ x: A, _ f: (A) -> B) -> B { f(x) }
print(4 |> { $0 * 2 } |> { "\($0)" }, [3, 1] |> { $0.sorted() })
infix operator ???: NilCoalescingPrecedence
func ??? <T>(_ x: T?, _ message: @autoclosure () -> String) -> String { x.map { "\($0)" } ?? message() }
print((nil as Int?) ??? "none", Optional(3) ??? "none")
prefix operator ^^
prefix func ^^ <T: Numeric>(_ x: T) -> T { x * x }
print(^^3, ^^1.5)
func max3<T: Comparable>(_ a: T, _ b: T, _ c: T) -> T { a > b ? (a > c ? a : c) : (b > c ? b : c) }
print(max3(1, 3, 2), max3("a", "c", "b"))
struct Version: Comparable { let n: Int; static func < (a: Version, b: Version) -> Bool { a.n < b.n } }
func sortedDown<T: Comparable>(_ xs: [T]) -> [T] { xs.sorted(by: >) }
print(sortedDown([Version(n: 1), Version(n: 3)]).map { $0.n }, max3(Version(n: 1), Version(n: 9), Version(n: 4)).n, Version(n: 2) >= Version(n: 2))
func isSorted<T: Comparable>(_ xs: [T]) -> Bool { zip(xs, xs.dropFirst()).allSatisfy { $0 <= $1 } }
print(isSorted([1, 2, 2]), isSorted(["b", "a"]))
