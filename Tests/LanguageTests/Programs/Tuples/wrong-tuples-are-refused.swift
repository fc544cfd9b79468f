let p = (x: 1, y: 2)
print(p.z)
print(p.2)
let (a, b, c) = p
let q: (Int, Int, Int) = p
let r: (a: Int, b: Int) = p
let s: (String, Int) = (1, "x")
p.x = 3
print(p == (1, 2, 3))
print((1, "a") < ("b", 2))
