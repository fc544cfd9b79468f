func area(width: Int, maxHeight: Int) -> Int { width * maxHeight }
print(area(width=3, max_height=4))
print("a", "b", sep="-")
print("a", end="")
