let p = (x: 1, y: "two")
print(p.x, p.y, p.0, p.1)
let (a, b) = (3, 4)
print(a + b)
