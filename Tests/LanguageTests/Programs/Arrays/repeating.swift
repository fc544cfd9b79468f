print(Array(repeating: 0, count: 3), [String](repeating: "x", count: 2), [[Int]](repeating: [0, 0], count: 2))
