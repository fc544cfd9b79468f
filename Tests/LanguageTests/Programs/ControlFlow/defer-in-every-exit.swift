func a(_ n: Int) -> String {
  defer { print("a leaves", n) }
  if n == 0 { return "zero" }
  defer { print("second") }
  for i in 0..<3 {
    defer { print("round", i) }
    if i == n { return "at \(i)" }
    if i == 1 { continue }
    print("body", i)
  }
  return "end"
}
print(a(0), a(2), a(9))
enum E: Error { case e(Int) }
func b(_ n: Int) throws {
  defer { print("b done") }
  do {
    defer { print("inner done") }
    if n > 0 { throw E.e(n) }
    print("fine")
  }
  print("after")
}
for n in 0...1 { do { try b(n) } catch E.e(let k) { print("caught", k) } catch { print("other") } }
var x = 1
func c() -> Int { defer { x += 1 }; return x }
print(c(), x)
func d() {
  var log: [String] = []
  do { defer { log.append("d1") }; defer { log.append("d2") }; log.append("body") }
  while true { defer { log.append("w") }; break }
  switch 1 { case 1: defer { log.append("s") }; log.append("case"); default: break }
  if true { defer { log.append("i") }; log.append("then") }
  print(log)
}
d()
func e() -> Int {
  var value = 1
  defer { value = 100 }
  value += 1
  return value
}
print(e())
