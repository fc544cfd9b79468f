func f(_ n: Int) -> Int {
  let a: Int
  let b: String
  switch n {
  case 0:
    a = 1
    b = "x"
  case 1...3:
    a = 2
    if n == 2 { b = "two" } else { b = "other" }
  default:
    guard n < 10 else { return -1 }
    a = n
    do {
      b = try g(n)
    } catch {
      b = "caught"
    }
  }
  return a + b.count
}
struct E: Error {}
func g(_ n: Int) throws -> String { if n == 5 { throw E() }; return "gg" }
print([0, 1, 2, 5, 6, 11].map(f))
func h(_ flags: [Bool]) -> String {
  var result: String
  var i = 0
  repeat {
    if i >= flags.count { result = "none"; break }
    if flags[i] { result = "found \(i)"; break }
    i += 1
  } while true
  return result
}
print(h([false, true]), h([]))
func k(_ n: Int) -> Int {
  var total: Int
  if n > 0, n < 5 { total = n } else { total = 0 }
  for i in 0..<n { total += i }
  let done: Bool
  defer { print("done", done) }
  done = true
  return total
}
print(k(3), k(7))
func lazyValue() -> () -> Int {
  var cache: Int?
  return { if let cache { return cache }; cache = 42; return cache! }
}
let lv = lazyValue(); print(lv(), lv())
