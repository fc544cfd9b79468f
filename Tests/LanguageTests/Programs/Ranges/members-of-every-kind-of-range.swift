let r = 2..<6, c = 2...6
print(r.lowerBound, r.upperBound, r.count, c.count, r.isEmpty, (3..<3).isEmpty, r.contains(6), c.contains(6), r.first!, r.last!, c.first!, c.last!)
print(r.overlaps(5..<9), r.overlaps(6..<9), c.overlaps(6...7), r.overlaps(6...9), r.clamped(to: 3..<10), c.clamped(to: 0...3), r.clamped(to: 10..<12))
print(Array(r), r.map { $0 * 2 }, r.filter { $0 % 2 == 0 }, r.reduce(0, +), r.reversed().map { $0 }, Array(c.reversed()), c.sorted(by: >))
print(r.min()!, r.max()!, r.sum, c.randomElement() != nil, r.shuffled().count, r.prefix(2), r.dropFirst(), r.suffix(2), r.firstIndex(of: 4) as Any)
extension Range where Bound == Int { var sum: Int { reduce(0, +) } }
print(r == 2..<6, c != 2...6, r ~= 3, 5... ~= 7, ...5 ~= 7, ..<5 ~= 4, (1.0...2.0).contains(1.5), ("a"..<"f").contains("e"), (1.5..<2.5) ~= 2.5)
print(r, c, 1..., ...5, ..<5, 1.5...2, "a"..."c", (1...).lowerBound, (...5).upperBound)
debugPrint(r, c, 1.5...2, "a"..."c")
for i in (0..<3).reversed() { print(i, terminator: " ") }
for i in (1...10).filter({ $0 % 4 == 0 }) { print(i, terminator: " ") }
for (i, x) in (5...7).enumerated() { print(i, x, terminator: "; ") }
print()
for i in 5... { if i > 8 { break }; print(i, terminator: " ") }
print()
print(Range(2...4), ClosedRange(2..<4), Range(uncheckedBounds: (1, 3)), (0..<10)[2..<4], (0..<10)[3], r.index(after: 2), r.indices, Set([1..<2, 1..<2]).count, [1...2: "a"][1...2]!)
let byte: ClosedRange<UInt8> = 250...255
print(byte.count, byte.map { Int($0) }.reduce(0, +), Array(Int8(-2)..<2), (Character("a")...Character("c")).contains("b"), (0...).prefix(3).map { $0 }, zip(1..., "ab").map { "\($0)\($1)" })
print((1...3).elementsEqual([1, 2, 3]), (1...3).starts(with: 1...2), (0..<4).split { $0 == 2 }.map { Array($0) }, (1...3).contains { $0 > 2 }, (1...4).first { $0 > 2 }!, stride(from: r.lowerBound, to: r.upperBound, by: 2).map { $0 }, (1...3).flatMap { Array(repeating: $0, count: $0) })
switch 42 { case ..<0: print("negative"); case 0: print("zero"); case 1..<10: print("small"); case 10...: print("big"); default: print("never") }
let range = 0.0..<1.0
print(range.contains(0.999), range.isEmpty, range.upperBound - range.lowerBound, range.clamped(to: 0.5..<2))
