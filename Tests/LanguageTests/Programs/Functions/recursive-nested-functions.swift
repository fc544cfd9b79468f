func factorial(_ n: Int) -> Int {
  func go(_ n: Int) -> Int { n <= 1 ? 1 : n * go(n - 1) }
  return go(n)
}
print(factorial(5))

func countdown(from start: Int) -> [Int] {
  var seen: [Int] = []
  func visit(_ n: Int) {
    seen.append(n)
    if n > 0 { visit(n - 1) }
  }
  func twice() {
    visit(start)
    visit(1)
  }
  twice()
  return seen
}
print(countdown(from: 3))
