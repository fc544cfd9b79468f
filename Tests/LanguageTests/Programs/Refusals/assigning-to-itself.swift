var x = 1
x = x
var a = [1, 2]
a[0] = a[0]
struct S { var f = 1; mutating func g() { f = f; self.f = f } }
var s = S()
s.f = s.f
class C { var v = 0; init(v: Int) { self.v = v } ; func h() { v = v; self.v = self.v } }
let c = C(v: 1), d = C(v: 2)
c.v = c.v
c.v = d.v
(x, x) = (x, x)
x = (x)
