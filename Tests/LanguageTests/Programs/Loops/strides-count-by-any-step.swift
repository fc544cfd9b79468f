for i in stride(from: 0, to: 10, by: 3) { print(i, terminator: " ") }
print()
for i in stride(from: 0, through: 9, by: 3) { print(i, terminator: " ") }
print()
for i in stride(from: 10, to: 0, by: -4) { print(i, terminator: " ") }
print()
for i in stride(from: 10, through: 2, by: -4) { print(i, terminator: " ") }
print()
for i in stride(from: 5, to: 5, by: 1) { print("never", i) }
for i in stride(from: 5, through: 5, by: -1) { print("once", i) }
for i in stride(from: 6, through: 5, by: 1) { print("never", i) }
for i in stride(from: 4, to: 5, by: -1) { print("never", i) }
for i in stride(from: Int.max - 2, through: Int.max, by: 2) { print(Int.max - i) }
for i in stride(from: Int.min, through: Int.max, by: Int.max) { print(i) }
for i in stride(from: Int.max, to: Int.min, by: Int.min) { print(i) }

func sum(_ n: Int, by step: Int) -> Int {
  var result = 0
  for var i in stride(from: 1, through: n, by: step) where i % 2 == 1 {
    if i > 20 { break }
    if i == 7 { continue }
    i *= 10
    result += i
  }
  return result
}
print(sum(30, by: 1), sum(30, by: 3), sum(0, by: 1))

var bounds = (low: 0, high: 8)
for i in stride(from: bounds.low, to: bounds.high, by: 2) {
  bounds.high = 3
  let square = { i * i }
  print(square(), terminator: " ")
}
print(bounds.high)
let kept = stride(from: 1, to: 4, by: 1).map { $0 * 2 }
print(kept)
