struct Countdown: Sequence, IteratorProtocol { var n: Int; mutating func next() -> Int? { if n == 0 { return nil }; defer { n -= 1 }; return n } }
struct Evens: Sequence {
  let limit: Int
  struct Iterator: IteratorProtocol { var at = 0; let limit: Int; mutating func next() -> Int? { if at > limit { return nil }; defer { at += 2 }; return at } }
  func makeIterator() -> Iterator { Iterator(limit: limit) }
}
let down = Countdown(n: 4)
print(Array(down), down.map { $0 * 2 }, down.filter { $0 > 2 }, down.reduce(0, +), down.sorted(), down.contains(3), down.max()!, down.min()!)
print(Array(down.enumerated()).map { "\($0.offset):\($0.element)" }, zip(down, ["a", "b"]).map { "\($0)\($1)" })
print(Array(Evens(limit: 8)), Evens(limit: 8).first { $0 > 3 } ?? -1, Set(Evens(limit: 4)).count, Evens(limit: 6).reversed())
print(Evens(limit: 6).map(String.init).joined(separator: "-"), Array(Evens(limit: 10).prefix(2)), Array(Evens(limit: 6).dropFirst()))
print(down.allSatisfy { $0 > 0 }, Evens(limit: 4).compactMap { $0 == 2 ? nil : $0 }, Dictionary(grouping: Evens(limit: 6)) { $0 % 4 }.count)
var total = 0
Evens(limit: 6).forEach { total += $0 }
print(total, down.elementsEqual([4, 3, 2, 1]), Evens(limit: 4).flatMap { [$0, $0] })
