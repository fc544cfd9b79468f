precedencegroup Comp {
  associativity: left
  higherThan: TernaryPrecedence
}
infix operator >>>: Comp
func >>> <A, B, C>(f: @escaping (A) -> B, g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
let h = { (x: Int) in x + 1 } >>> { $0 * 2 } >>> { "<\($0)>" }
print(h(3))
infix operator ≈: ComparisonPrecedence
func ≈ (a: Double, b: Double) -> Bool { abs(a - b) < 1e-6 }
print(0.1 + 0.2 ≈ 0.3, 1 ≈ 1.1)
postfix operator ++
@discardableResult postfix func ++ (x: inout Int) -> Int { defer { x += 1 }; return x }
var i = 1
print(i++, i)
i++
print(i)
prefix operator ¬
prefix func ¬ (b: Bool) -> Bool { !b }
print(¬true, ¬(1 > 2))
struct Money: Comparable { var c: Int; static func < (a: Money, b: Money) -> Bool { a.c < b.c }
  static func + (a: Money, b: Money) -> Money { Money(c: a.c + b.c) }; static func * (a: Money, k: Int) -> Money { Money(c: a.c * k) }
  static prefix func - (a: Money) -> Money { Money(c: -a.c) }; static func += (a: inout Money, b: Money) { a = a + b } }
var m = Money(c: 5); m += Money(c: 7) * 2
print(m, -m, [Money(c: 3), Money(c: 1)].sorted(), max(m, Money(c: 2)), m >= Money(c: 19), [m, m].reduce(Money(c: 0), +))
print(1...3 ~= 2, (1...3).contains(5), 5 % 3 == 2 ? "yes" : "no", 7 & 3 << 1, ~5, -7 >> 1)
