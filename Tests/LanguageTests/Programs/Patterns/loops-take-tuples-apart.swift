let names = ["a", "b", "c"]
let ages = [3, 4, 5]
for (i, (name, age)) in zip(names, ages).enumerated() { print(i, name, age) }
for (index, name) in names.enumerated() where index != 1 { print(index, name) }
for (_, age) in zip(names, ages) { print(age) }
let table: [(x: Int, rest: (Double, String))] = [(1, (2.5, "p")), (2, (3.5, "q"))]
for (x, (d, s)) in table { print(x, d, s) }
for row in table { print(row.x, row.rest.1) }
for (x: a, rest: b) in table { print(a, b.0) }
let scores = ["z": 1]
for (key, value) in scores { print(key, value) }
for entry in scores { print(entry.key, entry.value) }
var copies: [() -> Int] = []
for (n, (a, b)) in [(1, (2, 3)), (4, (5, 6))] { copies.append { n * 100 + a * 10 + b } }
print(copies.map { $0() })
