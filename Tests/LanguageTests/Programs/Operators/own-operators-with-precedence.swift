precedencegroup Power {
  higherThan: MultiplicationPrecedence
  associativity: right
  assignment: false
}
precedencegroup Pipe {
  lowerThan: AdditionPrecedence
  higherThan: ComparisonPrecedence
  associativity: left
}
infix operator **: Power
infix operator |>: Pipe
infix operator <+>: AdditionPrecedence
infix operator **=: AssignmentPrecedence
prefix operator √
postfix operator %%
prefix operator +++
func ** (base: Double, exponent: Double) -> Double { var r = 1.0; for _ in 0..<Int(exponent) { r *= base }; return r }
func ** (base: Int, exponent: Int) -> Int { (0..<exponent).reduce(1) { r, _ in r * base } }
func **= (left: inout Int, right: Int) { left = left ** right }
func |> (x: Int, f: (Int) -> Int) -> Int { f(x) }
struct V { var x = 0.0, y = 0.0 }
extension V {
  static func + (a: V, b: V) -> V { V(x: a.x + b.x, y: a.y + b.y) }
  static func <+> (a: V, b: V) -> V { V(x: a.x + b.y, y: a.y + b.x) }
  static prefix func - (a: V) -> V { V(x: -a.x, y: -a.y) }
  static func * (k: Double, a: V) -> V { V(x: k * a.x, y: k * a.y) }
  static func += (a: inout V, b: V) { a = a + b }
  static func == (a: V, b: V) -> Bool { a.x == b.x && a.y == b.y }
}
prefix func √ (x: Double) -> Double { x.squareRoot() }
postfix func %% (x: Double) -> Double { x / 100 }
prefix func +++ (x: inout Int) -> Int { x += 1; return x }
print(2 ** 3 ** 2, 2 * 3 ** 2, -2.0 ** 2, √16 + 1, 50%% * 2)
print(3 |> { $0 + 1 } |> { $0 * 10 }, 1 + 2 |> { $0 * 3 })
var n = 3
n **= 2
print(n, +++n)
var v = V(x: 1, y: 2)
v += 2 * -V(x: 1, y: 0) <+> V(x: 3, y: 4)
print(v, v == V(x: 3, y: 5))
print([1, 2, 3].reduce(1, *), [3, 1].sorted(by: >))
let ops: [(Int, Int) -> Int] = [(+), (-), (**), { $0 % $1 }]
print(ops.map { $0(7, 2) })
