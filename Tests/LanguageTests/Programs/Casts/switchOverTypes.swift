protocol Shape { func area() -> Int }
struct Square: Shape { let side: Int; func area() -> Int { side * side } }
struct Line: Shape { let length: Int; func area() -> Int { 0 } }
class Base { }
class Derived: Base { let x = 5 }
func describe(_ value: Any) -> String {
  switch value {
  case 0 as Int: return "zero"
  case let n as Int where n < 0: return "negative \(n)"
  case let n as Int: return "int \(n)"
  case let s as String: return "string \(s.count)"
  case let square as Square: return "square \(square.side)"
  case let shape as any Shape: return "shape \(shape.area())"
  case is [Any]: return "array"
  case let d as Derived: return "derived \(d.x)"
  case is Base: return "base"
  case let (a, b) as (Int, String): return "pair \(a) \(b)"
  case let f as (Int) -> Int: return "function \(f(2))"
  default: return "unknown"
  }
}
print(describe(0), describe(-4), describe(9), describe("four"), describe(Square(side: 3)), describe(Line(length: 2)))
print(describe([1, 2]), describe(Derived()), describe(Base()), describe((1, "x")), describe(2.5))
let double: (Int) -> Int = { $0 * 2 }
print(describe(double))
