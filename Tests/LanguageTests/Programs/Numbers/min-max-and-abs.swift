print(min(3, 1), max(3, 1), min(4, 2, 8, 1), max(1.5, 2.5), abs(-4), abs(-2.5), max("a", "b"))
