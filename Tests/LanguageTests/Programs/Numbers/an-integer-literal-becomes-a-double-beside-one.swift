let x = 2 * 1.5
let y: Double = 3
print(x, y, y / 2)
