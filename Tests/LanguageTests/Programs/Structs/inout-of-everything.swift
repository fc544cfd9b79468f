func add(_ x: inout Int, _ n: Int) { x += n }
func twice<T>(_ x: inout [T]) { x += x }
struct Temp { var c = 0.0; var f: Double { get { c * 2 + 30 } set { c = (newValue - 30) / 2 } } }
func heat(_ d: inout Double) { d += 10 }
var t = Temp()
heat(&t.f); print(t)
heat(&t.c); print(t)
struct Log { var entries: [Int] = [] { didSet { count += 1 } }; var count = 0
  subscript(i: Int) -> Int { get { entries[i] } set { entries[i] = newValue } } }
var log = Log()
twice(&log.entries)
log.entries += [1, 2]
add(&log.entries[0], 5)
add(&log[1], 7)
print(log)
class Box { var n = 1; var list = [1, 2]; var temp = Temp(); static var total = 0 }
let box = Box()
add(&box.n, 4); add(&box.list[1], 10); heat(&box.temp.f); add(&Box.total, 3)
print(box.n, box.list, box.temp, Box.total)
var d = ["a": 1]
add(&d["a"]!, 2); add(&d["b", default: 100], 1)
print(d["a"]!, d["b"]!)
var o: Int? = 3
add(&o!, 1); print(o!)
var tuple = (1, [2])
add(&tuple.0, 1); add(&tuple.1[0], 1); print(tuple)
var x = 1, y = 2
swap(&x, &y); print(x, y)
func nested(_ b: inout Log) { add(&b[0], 1); twice(&b.entries) }
nested(&log); print(log)
