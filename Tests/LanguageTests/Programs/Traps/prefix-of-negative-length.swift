let a = [1, 2, 3]
let n = a.count - 5
print(a.prefix(3))
print(a.prefix(n))
