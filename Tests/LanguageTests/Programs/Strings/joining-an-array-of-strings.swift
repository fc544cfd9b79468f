print(["a", "b", "c"].joined(separator: "-"), ["x", "y"].joined())
