for i in stride(from: 0, to: 10, by: 3) { print(i, terminator: " ") }
for x in stride(from: 1.0, through: 0, by: -0.5) { print(x, terminator: " ") }
print()
for c in "héllo" { print(c, terminator: "-") }
for (i, c) in "ab".enumerated().reversed() { print(i, c, terminator: ";") }
print()
for i in (1...4).reversed() where i % 2 == 0 { print(i, terminator: " ") }
for byte in [255, 1] as [UInt8] { print(byte, terminator: " ") }
for key in ["b": 1, "a": 2].keys.sorted() { print(key, terminator: " ") }
for n in Set([3, 1, 2]).sorted() { print(n, terminator: " ") }
print()
for i in UInt8(250)...255 { print(i, terminator: " ") }
for i in Int8(-2)..<2 { print(i, terminator: " ") }
print()
for _ in 0..<2 { print("twice", terminator: " ") }
for row in [[1, 2], [3]] { for x in row { print(x, terminator: " ") } }
print()
var stack = [1]
while let top = stack.popLast() {
  print("top", top, terminator: " ")
  if top < 4 { stack.append(top * 2); stack.append(top + 3) }
}
print()
var n = 27, steps = 0
repeat { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps += 1 } while n != 1
print(steps)
var numbers = [1, 2, 3]
for x in numbers { numbers.append(x * 10) }
print(numbers)
for i in numbers.indices { numbers[i] += i }
print(numbers)
for case let (i, x) in numbers.enumerated() where x > 10 { print(i, x) }
for i in 0... { if i > 3 { break }; print(i, terminator: ",") }
print()
for i in 5..<5 { print("never", i) }
