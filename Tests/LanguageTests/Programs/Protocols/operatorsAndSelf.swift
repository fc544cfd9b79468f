protocol Vector: Equatable {
  static var zero: Self { get }
  static func + (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  func dot(_ other: Self) -> Double
}
extension Vector {
  static func - (left: Self, right: Self) -> Self { left + -right }
  static func += (left: inout Self, right: Self) { left = left + right }
  var squaredLength: Double { dot(self) }
}
struct V2: Vector {
  var x = 0.0, y = 0.0
  static let zero = V2()
  static func + (left: V2, right: V2) -> V2 { V2(x: left.x + right.x, y: left.y + right.y) }
  static prefix func - (value: V2) -> V2 { V2(x: -value.x, y: -value.y) }
  func dot(_ other: V2) -> Double { x * other.x + y * other.y }
}
extension Double: Vector { func dot(_ other: Double) -> Double { self * other } }
func sum<V: Vector>(_ values: [V]) -> V { var total = V.zero; for value in values { total += value }; return total }
let a = V2(x: 1, y: 2), b = V2(x: 3, y: 4)
print(a + b, a - b, -a, sum([a, b, a]).squaredLength, sum([1.5, 2.5]))
print(a == b, sum([a, b]) == a + b, sum([V2]()) == .zero)
