let n = [1, 2, 3, 4, 5]
print(n.map { $0 * $0 }, n.filter { $0 % 2 == 0 }, n.reduce(0) { $0 + $1 }, n.reduce(1, *))
