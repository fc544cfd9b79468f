func parity(_ n: Int) -> String {
  func even(_ n: Int) -> Bool { n == 0 ? true : odd(n - 1) }
  func odd(_ n: Int) -> Bool { n == 0 ? false : even(n - 1) }
  return even(n) ? "even" : "odd"
}
print(parity(10), parity(7))
func counter() -> (() -> Int, () -> Void) {
  var n = 0
  func next() -> Int { n += 1; return n }
  func reset() { n = 0; note("reset") }
  func note(_ s: String) { print(s, n) }
  return (next, reset)
}
let (next, reset) = counter()
print(next(), next()); reset(); print(next())
func permutations(_ items: [Int]) -> [[Int]] {
  var result: [[Int]] = []
  var current = items
  func go(_ k: Int) {
    if k == current.count { result.append(current); return }
    for i in k..<current.count { current.swapAt(k, i); go(k + 1); current.swapAt(k, i) }
  }
  go(0)
  return result
}
print(permutations([1, 2, 3]))
func outer(_ base: Int) -> Int {
  let scale = 10
  func middle(_ x: Int) -> Int {
    func inner(_ y: Int) -> Int { y * scale + base }
    return inner(x) + inner(x + 1)
  }
  return [1, 2].map(middle).reduce(0, +)
}
print(outer(5))
func defaults(_ a: Int) -> [Int] {
  func f(_ x: Int = 7, times k: Int = 2) -> Int { x * k + a }
  return [f(), f(1), f(times: 3), f(2, times: 5)]
}
print(defaults(100))
func memo(_ n: Int) -> Int {
  var table: [Int: Int] = [:]
  func fib(_ n: Int) -> Int {
    if n < 2 { return n }
    if let known = table[n] { return known }
    let value = fib(n - 1) + fib(n - 2)
    table[n] = value
    return value
  }
  return fib(n)
}
print(memo(60))
func shadow(_ x: Int) -> Int {
  let x = x + 1
  func f() -> Int { let x = x * 2; return x }
  return f() + x
}
print(shadow(3))
