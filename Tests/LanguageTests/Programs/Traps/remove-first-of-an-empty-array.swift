var a: [Int] = []
a.removeFirst()
