var saved: [() -> Void] = []
func keep(_ f: @escaping () -> Void) { saved.append(f) }
func run(_ f: () -> Void) { f() }
class Counter {
  var n = 0
  func note() { print(n) }
  func a() { keep { n += 1 } }
  func b() { keep { note() } }
  func c() { run { n += 1; note() } }
  func d() { keep { self.n += 1 } }
  func e() { keep { [self] in n += 1 } }
  func f() { let g = { n }; print(g()) }
}
struct Value {
  var n = 0
  func a() { keep { print(n) } }
  mutating func b() { keep { n += 1 } }
}
func g(_ f: () -> Void) { saved.append(f) }
func h(_ n: inout Int) { keep { n += 1 } }
