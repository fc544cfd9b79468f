enum Level { case low, mid, high }
func level(_ n: Int) -> Level { if n < 3 { .low } else if n < 6 { .mid } else { .high } }
func name(_ l: Level) -> String {
  switch l {
  case .low: "low"
  case .mid: "mid"
  case .high: "high"
  }
}
print((0...8).map { name(level($0)) })
let n = 5
let text = if n > 3 { "big" } else { "small" }
var half: Double = if n.isMultiple(of: 2) { 0 } else { 0.5 }
half = switch n { case 0...3: 1; case 5: 2; default: 3 }
print(text, half)
let optional: Int? = if n > 10 { nil } else { n }
print(optional as Any)
struct Box { var side: Int; var kind: String { if side > 2 { "wide" } else { "narrow" } } }
print(Box(side: 1).kind, Box(side: 3).kind)
let f = { (x: Int) -> String in switch x { case 0: "zero"; default: "other" } }
print(f(0), f(1))
func sign(_ x: Int) -> Int {
  return if x < 0 { -1 } else if x == 0 { 0 } else { 1 }
}
print([-5, 0, 5].map(sign))
func must(_ o: Int?) -> Int {
  let v = if let o { o } else { fatalError("missing") }
  return v
}
print(must(3))
enum Problem: Error { case bad }
func check(_ x: Int) throws -> Int {
  let y = if x > 0 { x } else { throw Problem.bad }
  return y * 2
}
print(try check(4), (try? check(-1)) as Any)
let nested = if n > 1 { switch n { case 5: "five"; default: "more" } } else { "few" }
print(nested)
let closures = [1, 2, 3].map { if $0 == 2 { "two" } else { "n\($0)" } }
print(closures)
let widened: Any = if n > 3 { 1 } else { "s" }
print(widened)
