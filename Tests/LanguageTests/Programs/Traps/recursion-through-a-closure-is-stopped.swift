var f: (Int) -> Int = { $0 }
f = { n in f(n + 1) + 1 }
print("start")
print(f(0))
