print("apple" < "banana", "a" == "a", "b" > "a", "Z" < "a", ["b", "a", "C"].sorted())
