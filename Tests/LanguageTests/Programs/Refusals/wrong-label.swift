func f(x: Int) -> Int { x }
print(f(y: 1))
