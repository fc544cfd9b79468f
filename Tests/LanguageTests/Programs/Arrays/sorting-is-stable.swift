let p = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
print(p.sorted { $0.0 < $1.0 }.map { $0.1 })
