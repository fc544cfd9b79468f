// Locals that are never read; parameters and globals are left alone.
func body(_ unusedParameter: Int, limit: Int?) -> Int {
  let once = 2
  let typed: Int = 3
  var spare = 4
  let (left, right) = (1, 2)
  print(left)
  let first = 1, second = 2
  print(first)
  let later: Int
  later = 3
  for i in 0..<2 { print("x") }
  for (index, value) in [5].enumerated() { print(index) }
  if let limit { print("there") }
  if let bound = limit { print("there") }
  guard let real = limit else { return 0 }
  let closure = { (n: Int) -> Int in
    let inner = n
    return 3
  }
  switch limit {
  case .some(let payload): print("some")
  case .none: print("none")
  }
  switch first {
  case let other: print("any")
  }
  do { throw Odd.one } catch let caught { print("caught") }
  func nested() -> Int {
    let deep = 1
    return 2
  }
  return closure(1) + nested()
}
enum Odd: Error { case one }
let globalNobodyUses = 1
var anotherGlobal = 2
for i in 0..<1 { print("y") }
if let one = Optional(1) { print("one") }
do { let inside = 1 }
print(body(1, limit: 2))
