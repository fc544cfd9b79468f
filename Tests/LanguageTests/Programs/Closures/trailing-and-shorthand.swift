let a = [1, 2, 3]
print(a.map { x in x + 1 }, a.map({ (x: Int) -> Int in return x * 2 }), a.filter { $0 > 1 }.map { $0 * $0 })
