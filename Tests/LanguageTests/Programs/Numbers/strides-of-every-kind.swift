for i in stride(from: 0, to: 10, by: 3) { print(i, terminator: " ") }
print()
for i in stride(from: 10, through: 0, by: -5) { print(i, terminator: " ") }
print()
for x in stride(from: 0.0, through: 1, by: 0.25) { print(x, terminator: " ") }
print()
print(Array(stride(from: 1.0, to: 2.0, by: 0.1)))
print(Array(stride(from: UInt8(0), through: 250, by: 50)), Array(stride(from: 5, to: 5, by: 1)))
print(stride(from: 0, to: 100, by: 10).map { $0 * $0 }, stride(from: 1, through: 9, by: 2).reduce(0, +))
print(stride(from: 0, to: 6, by: 2).reversed(), Array(stride(from: 0, to: 6, by: 2)).last!)
let values = Array(0..<10)
let chunks = stride(from: 0, to: values.count, by: 4).map { Array(values[$0..<min($0 + 4, values.count)]) }
print(chunks)
for (i, x) in stride(from: Float(0), to: 1, by: 0.5).enumerated() { print(i, x) }
print(zip(stride(from: 0, to: 3, by: 1), "abc").map { "\($0)\($1)" })
print(stride(from: 0, to: 10, by: 3).contains(9), stride(from: 0, to: 9, by: 3).contains(9), stride(from: 0, to: 9, by: 3).min()!)
