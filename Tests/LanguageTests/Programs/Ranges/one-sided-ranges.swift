print((3...).contains(7), (..<3).contains(3), (...3).contains(3))
for (i, x) in zip(1..., ["a", "b"]) { print(i, x) }
