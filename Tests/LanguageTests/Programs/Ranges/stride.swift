for x in stride(from: 0, to: 1, by: 0.25) { print(x) }
for x in stride(from: 10, through: 0, by: -5) { print(x) }
print(stride(from: 1, to: 8, by: 3).map { $0 })
