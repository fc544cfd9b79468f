for i in 0..<3 { print(i) }
for i in 1...3 { print(i) }
for i in (0..<3).reversed() { print(i) }
