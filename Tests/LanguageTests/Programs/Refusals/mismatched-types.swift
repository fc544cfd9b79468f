let x = 1
let y = 2.0
print(x + y)
