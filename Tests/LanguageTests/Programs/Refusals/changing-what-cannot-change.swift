let constant = 1
constant = 2
constant += 1
let xs = [1]
xs.append(2)
xs[0] = 3
struct S {
  let fixed = 1
  var free = 2
  var computed: Int { 3 }
  func change() { free = 4 }
}
var s = S()
s.fixed = 2
s.computed = 3
let t = S()
t.free = 5
func f(_ x: Int) { x = 3 }
for i in 0..<3 { i += 1 }
func g(_ x: inout Int) { x += 1 }
g(&constant)
var v = 1
g(v)
f(&v)
