func a() {
  let x: Int
  let f = { x + 1 }
  x = 1
  print(f())
}
func b() {
  var total: Int
  [1, 2].forEach { total += $0 }
  total = 0
}
func c() {
  let n: Int
  func inner() -> Int { n }
  print(inner())
  n = 3
}
func d() {
  var f: (Int) -> Int
  f = { n in n == 0 ? 0 : f(n - 1) }
  print(f(3))
}
func e() {
  let n: Int
  defer { print(n) }
  n = 1
}
