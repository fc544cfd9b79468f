func solve() -> Int {
  func helper() { count += 1 }
  var count = 0
  helper(); helper()
  return count
}
print(solve())
func counter() -> [Int] {
  var out: [Int] = []
  func step(_ n: Int) {
    guard n > 0 else { return }
    out.append(n)
    other(n - 1)
  }
  func other(_ n: Int) { step(n - 1) }
  step(6)
  return out
}
print(counter())
