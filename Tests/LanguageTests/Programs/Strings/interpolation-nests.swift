let xs = [1, 2, 3]
print("sum of \(xs.map { "\($0)" }.joined(separator: "+")) is \(xs.reduce(0, +))")
