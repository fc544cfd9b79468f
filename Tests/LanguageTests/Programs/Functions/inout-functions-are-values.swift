func bump(_ x: inout Int, by n: Int) { x += n }
let f: (inout Int, Int) -> Void = bump
var a = 1
f(&a, 4)
print(a)
let g: (inout Double, Double) -> Void = (*=)
var d = 2.5
g(&d, 2)
print(d)
struct Stack { var items: [Int] = []; mutating func push(_ x: Int) { items.append(x) } }
func apply<T>(_ x: inout T, _ change: (inout T) -> Void) { change(&x) }
var s = Stack()
apply(&s) { $0.push(3) }
print(s.items)
func clear(_ xs: inout [Int]) -> Int { let n = xs.count; xs = []; return n }
let h = clear
var xs = [1, 2]
print(h(&xs), xs)
let changes: [(inout [Int]) -> Void] = [{ $0.append(7) }, { $0.sort(by: >) }, { $0.swapAt(0, 1) }]
var ys = [2, 5]
for change in changes { change(&ys) }
print(ys)
class Counter { var n = 0; func take(_ x: inout Int) { n += x; x = 0 } }
let c = Counter()
let take = c.take
var z = 5
take(&z); print(c.n, z)
