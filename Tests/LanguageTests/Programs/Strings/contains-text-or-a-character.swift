print("banana".contains("nan"), "banana".contains("x"), "banana".contains { $0 == "b" })
