var saved: [() -> Void] = []
func keep(_ f: @escaping () -> Void) { saved.append(f) }
func h(_ n: inout Int) { keep { n += 1 } }
struct Value {
  var n = 0
  func a() { keep { print(n) } }
  mutating func b() { keep { n += 1 } }
}
func m(_ n: inout Int) -> () -> Int { { n } }
func nested(_ n: inout Int) {
  func add() { n += 1 }
  add()
  keep(add)
}
func l(_ f: () -> Void) { keep { f() } }
