let x: Int? = Int("x")
print(x!)
