let a = [1, 2, 3]
let n = Int("9")!
print(a[0..<n])
