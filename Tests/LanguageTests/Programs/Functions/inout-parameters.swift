func double(_ x: inout Int) { x *= 2 }
var v = 4
double(&v)
print(v)
func add(_ a: inout [Int], _ n: Int) { a.append(n) }
var l = [1]
add(&l, 2)
print(l)
