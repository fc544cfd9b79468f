class Counter {
  var count = 0
  func add(_ x: Int) -> Int { count += x; return count }
  func twice(_ x: Int) -> Int { x * 2 }
}
let counter = Counter()
let f = counter.add
print(f(2), f(3), counter.count)
print([1, 2, 3].map(counter.twice))
struct Scale { var by: Int; func apply(_ x: Int) -> Int { x * by } }
var scale = Scale(by: 3)
let g = scale.apply
scale.by = 100
print(g(2), [1, 2].map(scale.apply))
print(["3", "x"].compactMap(Int.init))
print([1, 2, 3].reduce(0, +), [3, 1].sorted(by: >))
func outer() -> Int {
  class Box { var v = 1; func grow() { v += 1 } }
  struct Pair { var a = 1, b = 2; var sum: Int { a + b } }
  let box = Box()
  box.grow()
  return box.v + Pair().sum
}
print(outer())
