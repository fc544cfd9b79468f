struct Point { var x = 0.0, y = 0.0 }
let p = Point(x: 1, z: 2)
let q = Point(1, 2)
p.x = 3
print(p.w)
let n: Int = 2.5
let s: String = n
func twice(_ x: Int) -> Int { x * 2 }
twice("a")
twice(x: 3)
twice()
twice(1, 2)
if n { print("n") }
let m = nope + 1
for i in 5 { print(i) }
