func sign(_ n: Int) -> String {
  let text: String
  if n < 0 { text = "negative" } else if n == 0 { text = "zero" } else { text = "positive" }
  return text
}
print(sign(-1), sign(0), sign(4))
func pick(_ n: Int) -> Int {
  let value: Int
  switch n {
  case 0: value = 10
  case 1...5: value = 20
  default: return -1
  }
  return value + 1
}
print(pick(0), pick(3), pick(9))
enum Failure: Error { case bad }
func risky(_ n: Int) throws -> Int { if n > 2 { throw Failure.bad }; return n }
func attempt(_ n: Int) -> String {
  let result: Int
  do { result = try risky(n) } catch { return "failed" }
  return "got \(result)"
}
print(attempt(1), attempt(3))
func guarded(_ o: Int?) -> Int {
  let x: Int
  guard let o else { fatalError("none") }
  x = o * 2
  return x
}
print(guarded(4))
func loop() -> Int {
  let found: Int
  var i = 0
  while true {
    i += 1
    if i * i > 50 { found = i; break }
  }
  return found
}
print(loop())
func parts() -> Int {
  let a: Int, b: Int
  (a, b) = (3, 4)
  return a * b
}
print(parts())
let global: Double
if sign(1) == "positive" { global = 1.5 } else { global = 2.5 }
print(global)
func deferred() -> Int {
  var log: [Int]
  log = [1]
  defer { log.append(3); print(log) }
  log.append(2)
  return log.count
}
print(deferred())
func late(_ flag: Bool) -> () -> Int {
  let n: Int
  if flag { n = 1 } else { n = 2 }
  return { n * 10 }
}
print(late(true)(), late(false)())
func each() -> [Int] {
  var out: [Int] = []
  for i in 0..<3 { let sq: Int; if i == 1 { sq = -1 } else { sq = i * i }; out.append(sq) }
  return out
}
print(each())
