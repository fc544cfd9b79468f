let n = 3
print("before")
print(Int.random(in: n..<3))
