var m = [[1, 2], [3, 4]]
m[1][0] = 30
print(m, m[1][0], m.map { $0.reduce(0, +) })
