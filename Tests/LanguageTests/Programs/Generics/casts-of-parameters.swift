func describe<T>(_ x: T) -> String {
  if let n = x as? Int { return "int \(n)" }
  if x is String { return "string" }
  switch x {
  case let d as Double: return "double \(d)"
  case is [Int]: return "ints"
  default: return "other \(T.self)"
  }
}
print(describe(3), describe("a"), describe(2.5), describe([1]), describe(Character("c")), describe((1, 2)))
func only<T>(_ xs: [Any], _ type: T.Type) -> [T] { xs.compactMap { $0 as? T } }
print(only([1, "a", 2.5, 3], Int.self), only([1, "a"], String.self))
func first<T>(of type: T.Type, in xs: [Any]) -> T? { for x in xs { if let y = x as? T { return y } }; return nil }
print(first(of: Double.self, in: [1, 2.5]) as Any, first(of: Bool.self, in: [1]) as Any)
struct Box<T> { let v: T }
let any: [Any] = [Box(v: 1), Box(v: "s")]
for a in any { if let b = a as? Box<Int> { print("int box", b.v) } else if a is Box<String> { print("string box", a) } }
func isNil<T>(_ x: T?) -> Bool { x == nil }
print(isNil(3), isNil(nil as String?), isNil(Optional<Int?>.some(nil)))
func unwrap<T>(_ x: T?, or d: @autoclosure () -> T) -> T { x ?? d() }
print(unwrap(nil, or: 3), unwrap("a", or: "b"))
