var x = Int.max - 2
for _ in 0..<5 { x += 1 }
print(x)
