let n = Int("-1")!
for i in 0..<n { print(i) }
