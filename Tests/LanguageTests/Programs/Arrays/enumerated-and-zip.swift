for (i, x) in ["a", "b"].enumerated() { print(i, x) }
for (x, y) in zip([1, 2, 3], ["one", "two"]) { print(x, y) }
print(zip([1, 2], [3, 4]).map { $0 * $1 })
