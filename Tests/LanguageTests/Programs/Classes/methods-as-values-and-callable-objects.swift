final class Adder {
  var base: Int
  init(_ base: Int) { self.base = base }
  func add(_ x: Int) -> Int { base + x }
  func callAsFunction(_ x: Int, times n: Int = 1) -> Int { base + x * n }
  static func zero() -> Adder { Adder(0) }
}
struct Scale { let k: Int
  func apply(_ x: Int) -> Int { x * k }
  func callAsFunction(_ x: Int) -> Int { x * k } }
let adder = Adder(10)
let f = adder.add
adder.base = 20
print(f(1), [1, 2, 3].map(adder.add))
let g = Adder.add
print(g(adder)(5))
let h = Scale.apply
print([1, 2].map(h(Scale(k: 3))), Scale(k: 2).apply(4))
print(adder(1), adder(1, times: 3), Scale(k: 7)(6))
let make = Adder.init
print(make(3).base)
print([1, 2, 3].map(Adder.init).map { $0.base })
let z = Adder.zero
print(z().base)
class Base { func name() -> String { "base" } }
class Sub: Base { override func name() -> String { "sub" } }
let n = Base.name
print(n(Sub())(), n(Base())())
let names = [Base(), Sub()].map { $0.name }
print(names.map { $0() })
let joined = ["a", "b"].map(String.uppercased)
print(joined.map { $0() })
