let n = -1
print(String(repeating: "a", count: 2))
print(String(repeating: "a", count: n))
