let days: ClosedRange<Character> = "a"..."e"
print(days.contains("c"), days.lowerBound, days.upperBound, days ~= "z")
let temperatures = -10.5..<30.25
for t in [-10.5, 0, 30.25] { print(temperatures.contains(t), terminator: " ") }
print()
let names = "anna"..<"carl"
print(names.contains("bob"), names.contains("carl"), names)
let bytes: Range<UInt8> = 10..<20
print(bytes.count, bytes.map { Int($0) }.reduce(0, +), Array(bytes.prefix(2)), bytes.reversed().first!)
func grade(_ score: Int) -> String {
  switch score {
  case ..<0: return "invalid"
  case 0..<50: return "fail"
  case 50..<70: return "pass"
  case 70...: return "good"
  default: return "?"
  }
}
print([-1, 0, 49, 50, 69, 70, 100].map(grade))
let lower = 3, upper = 3
print((lower..<upper).isEmpty, (lower...upper).count, (lower..<upper).first as Any, (lower...upper).last as Any)
print((0..<10).contains(where: { $0 > 8 }), (1...6).reduce(1, *), (1...3).map { String(repeating: "*", count: $0) })
var sums = [Int]()
for i in stride(from: 10, to: 0, by: -3) { sums.append((0...i).reduce(0, +)) }
print(sums)
print((0..<5).lazy.map { $0 * $0 }.filter { $0 % 2 == 0 }.reduce(0, +), (1..<4).flatMap { n in (1...n).map { $0 * n } })
let clamp = 5...10
print([1, 7, 12].map { min(max($0, clamp.lowerBound), clamp.upperBound) }, clamp.clamped(to: 0...6), clamp.overlaps(10...12))
print(Set(1...3).union(2..<6).sorted(), Dictionary(uniqueKeysWithValues: zip(1...3, ["a", "b", "c"]))[2]!)
