print(min(3, 1, 2), max(3, 1, 2, 9, 4), min("b", "a"), max(1.5, 2), abs(-3), abs(-2.5), min(1, 2.5))
var a = 1, b = 2
swap(&a, &b)
print(a, b)
var list = [1, 2, 3]
list.swapAt(0, 2)
print(list)
(list[0], list[1]) = (list[1], list[0])
print(list)
func clamp(_ x: Int, _ range: ClosedRange<Int>) -> Int { min(max(x, range.lowerBound), range.upperBound) }
print(clamp(12, 0...10), clamp(-1, 0...10), clamp(5, 0...10))
print((1, "b") < (1, "c"), (2, 1) > (1, 9), (1, 2, 3) <= (1, 2, 3), (1, 2, 3, 4) < (1, 2, 3, 5), (1, 2, 3, 4, 5) == (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6) >= (1, 2, 3, 4, 5, 7))
let q = 17.quotientAndRemainder(dividingBy: 5)
print(q, q.quotient, q.remainder, -17 / 5, -17 % 5)
let sum = Int8(100).addingReportingOverflow(100)
print(sum.partialValue, sum.overflow, UInt8(3).subtractingReportingOverflow(4))
print(String(255, radix: 16), String(255, radix: 16, uppercase: true), String(-10, radix: 2), String(UInt8(7), radix: 8))
print(UInt32.max, Int16.min, 1_000_000, 0xff, 0b101, 0o17)
