final class T {
  let n: Int
  init(_ n: Int) { self.n = n; print("+\(n)") }
  deinit { print("-\(n)") }
  func next() -> T { T(n + 1) }
  func value() -> Int { n }
  static func make(_ n: Int) -> T { T(n) }
}
func value(_ t: T) -> Int { t.n * 10 }
print(value(T(1)), value(T(2)))
print(T(3).next().next().value())
let kept = T.make(10).next()
print("kept", kept.n)
func pass(_ t: T) -> T { t }
let list = [T(30), T(31)].map { $0.n }
print(list)
if T(40).n > 3 { print("if") }
for x in [T(50), T(51)] where x.n > 50 { print("loop", x.n) }
switch T(60).n { case 60: print("sixty"); default: break }
var v = T(90)
v = v.next()
print("end", v.n)
