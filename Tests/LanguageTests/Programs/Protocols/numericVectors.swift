struct Money: AdditiveArithmetic, Comparable, CustomStringConvertible {
  var cents: Int
  static let zero = Money(cents: 0)
  static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
  static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }
  static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
  var description: String { "$\(cents)" }
}
extension Sequence where Element: AdditiveArithmetic { func sum() -> Element { reduce(.zero, +) } }
func total<T: AdditiveArithmetic>(_ values: [T]) -> T { var result = T.zero; for value in values { result += value }; return result }
let wallet = [Money(cents: 5), Money(cents: 20)]
print(wallet.sum(), total(wallet), [1, 2, 3].sum(), total([1.5, 2]), wallet.max()!, Money.zero)
var m = Money(cents: 1)
m += Money(cents: 4)
m -= Money(cents: 2)
print(m, m - wallet[0], [Int]().sum())
