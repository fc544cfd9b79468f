let a = [1, 2, 3, 4, 5]
print(a.prefix(2), a.suffix(2), a.dropFirst(), a.dropLast(2), Array(a.prefix(3)), a.prefix { $0 < 3 })
