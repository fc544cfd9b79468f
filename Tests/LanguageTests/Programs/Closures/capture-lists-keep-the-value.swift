var x = 1
let byReference = { x }
let byValue = { [x] in x }
let renamed = { [copy = x * 10, name = "n"] in "\(copy) \(name)" }
x = 5
print(byReference(), byValue(), renamed())
func make() -> [() -> Int] {
  var list: [() -> Int] = []
  var n = 0
  while n < 3 { list.append { [n] in n }; list.append { n }; n += 1 }
  return list
}
print(make().map { $0() })
class Box { var value = 1 }
let box = Box()
let reads = { [box] in box.value }
box.value = 7
print(reads())
struct S { var a = 1; func f() -> () -> Int { { [a] in a + 1 } } }
print(S(a: 4).f()())
var list = [1, 2]
let frozen = { [list] in list.count }
list.append(3)
print(frozen(), list.count)
let typed = { [x] (y: Int) -> Int in x + y }
print(typed(1))
