let x: Int
if 1 < 2 { x = 5 } else { x = 6 }
print(x)
