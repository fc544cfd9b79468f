let add = { (a: Int, b: Int) in a + b }
print(add(1))
print(add(a: 1, b: 2))
print(add(1, "2"))
let doubled = [1, 2].map { $0 + $1 }
let named = [1, 2].map { x, y in x }
let text = [1, 2].map { $0.count }
let unknown = { $0 + 1 }
let wrong: (Int) -> String = { $0 + 1 }
