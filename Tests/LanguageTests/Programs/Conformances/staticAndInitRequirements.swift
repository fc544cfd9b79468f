protocol Made { init(value: Int); static var unit: Int { get }; static func make() -> Self }
struct A: Made { let value: Int; static let unit = 1; static func make() -> A { A(value: 2) } }
struct B: Made { let value: Int; static func make() -> B { B(value: 2) } }
class C: Made {
  init(value: Int) {}
  static let unit = 3
  static func make() -> Self { fatalError() }
}
final class D: Made {
  init(value: Int) {}
  static let unit = 3
  static func make() -> D { D(value: 1) }
}
