enum E: Error { case a, b }
func risky() throws -> Int { throw E.a }
func a() -> Int { try risky() }
func b() { throw E.b }
func c() -> Int { risky() }
func d() {
  do { _ = try risky() } catch E.a { print("a") }
}
func e() throws { print(risky()) }
let f: () -> Int = { try risky() }
func g() { [1].forEach { _ in _ = try risky() } }
func h(_ x: () throws -> Void) rethrows { try x(); _ = try risky() }
struct S {
  var x: Int { try risky() }
  init() { _ = try risky() }
}
func i() throws { let x = 1 + risky(); print(x) }
func j() { do { throw E.a } catch is E { } }
func k() { defer { try risky() } }
