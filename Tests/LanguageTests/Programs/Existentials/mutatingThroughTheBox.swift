protocol Counter {
  var count: Int { get set }
  mutating func bump(by step: Int) -> Int
  mutating func reset()
}
extension Counter {
  mutating func bump() -> Int { bump(by: 1) }
  mutating func reset() { count = 0 }
}
struct Plain: Counter {
  var count = 0
  var log: [Int] = []
  mutating func bump(by step: Int) -> Int { count += step; log.append(step); return count }
}
class Shared: Counter {
  var count = 100
  func bump(by step: Int) -> Int { count += step; return count }
}
extension Int: Counter {
  var count: Int { get { self } set { self = newValue } }
  mutating func bump(by step: Int) -> Int { self += step; return self }
}
var a: any Counter = Plain()
var b = a
print(a.bump(by: 2), a.bump(), b.count, a.count)
b.count = 10
b.count += 5
print(a.count, b.count)
var s: any Counter = Shared()
let t = s
print(s.bump(by: 1), t.count)
var n: any Counter = 7
print(n.bump(by: 3), n.count)
n.count *= 2
print(n)
var list: [any Counter] = [Plain(), Shared(), 1]
for index in list.indices { _ = list[index].bump(by: index + 1) }
print(list.map { $0.count })
for index in list.indices { list[index].reset() }
print(list.map { $0.count }, (list[0] as! Plain).log)
struct Holder { var counter: any Counter }
var holder = Holder(counter: Plain())
let copy = holder
holder.counter.count = 3
print(holder.counter.bump(), copy.counter.count)
func twice(_ counter: inout any Counter) { _ = counter.bump(by: 1); _ = counter.bump(by: 1) }
twice(&holder.counter)
twice(&a)
print(holder.counter.count, a.count)
