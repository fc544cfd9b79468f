print(Array(1...5), Array("abc"), Array(0..<0), Array(stride(from: 0, to: 10, by: 3)))
