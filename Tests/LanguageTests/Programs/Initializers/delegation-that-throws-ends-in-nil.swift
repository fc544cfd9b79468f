struct Bad: Error { let n: Int }
class A {
  var n: Int
  let name: String
  init(_ n: Int) throws { name = "a\(n)"; if n < 0 { throw Bad(n: n) }; self.n = n }
  convenience init?(text: String) { guard let v = Int(text) else { return nil }; try? self.init(v); self.n += 100 }
}
print(A(text: "3")?.n ?? 0, A(text: "x")?.n ?? -1, A(text: "-4")?.n ?? -2)
class B: A {
  var extra: [Int]
  init?(m: Int) { extra = [m]; if m == 0 { return nil }; try? super.init(m) }
  override init(_ n: Int) throws { extra = []; try super.init(n) }
}
print(B(m: 0) == nil, B(m: -1) == nil, B(m: 2)!.extra)
struct S { var x: Int; init(_ x: Int) throws { if x > 9 { throw Bad(n: x) }; self.x = x }
  init?(safe x: Int) { try? self.init(x) }
  init(forced x: Int) { try! self.init(x) } }
print(S(safe: 3)?.x ?? -1, S(safe: 30)?.x ?? -1, S(forced: 4).x)
func early(_ n: Int) -> Int? { guard let a = A(text: "\(n)") else { return nil }; return a.n }
print(early(5) ?? -1, early(-5) ?? -1)
