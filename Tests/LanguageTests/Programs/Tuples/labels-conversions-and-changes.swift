var point = (x: 1, y: 2)
point.x += 10; point.1 = 7
print(point, point.x, point.0)
let plain: (Int, Int) = point
let other: (a: Int, b: Int) = plain
print(plain, other.a, other)
var (a, b) = point
(a, b) = (b, a)
print(a, b)
var list = [1, 2, 3]
(list[0], list[2]) = (list[2], list[0])
print(list)
var nested = (1, (name: "n", values: [1, 2]))
nested.1.values.append(3); nested.1.name += "!"
print(nested, nested.1.values.count)
func minMax(_ v: [Int]) -> (min: Int, max: Int)? { v.isEmpty ? nil : (v.min()!, v.max()!) }
if let (low, high) = minMax([3, 1, 2]) { print(low, high) }
print(minMax([]) as Any, minMax([4])?.max ?? 0)
let opt: (Int, String)? = (1, "x")
let any: Any = (1, "x")
print(opt as Any, any)
let mixed: (Double, Int?, Any) = (1, 2, "three")
print(mixed)
func take(_ p: (x: Int, y: Int)) -> Int { p.x * p.y }
print(take((3, 4)), take((x: 3, y: 5)), take(point))
var pairs = [(1, "one"), (2, "two")]
pairs[0].1 = "ONE"; pairs.append((3, "three"))
print(pairs.map { $0.1 }, pairs.first { $0.0 == 2 }!.1)
let (q, r) = 17.quotientAndRemainder(dividingBy: 5)
print(q, r)
var fib = (0, 1)
for _ in 0..<10 { fib = (fib.1, fib.0 + fib.1) }
print(fib.0)
let (_, second, _) = (1, 2, 3)
print(second)
