class Plain { var n = 0; init(n: Int) { self.n = n }
  func again() -> Plain { type(of: self).init(n: n) }
  static func make() -> Self { Self(n: 3) }
}
final class Sealed { let n: Int; init(n: Int) { self.n = n }; static func make() -> Sealed { Self(n: 1) } }
let t: Plain.Type = Plain.self
print(t.init(n: 2))
print(Sealed.make().n)
