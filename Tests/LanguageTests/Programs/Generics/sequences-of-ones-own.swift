struct Countdown: Sequence, IteratorProtocol { var n: Int; mutating func next() -> Int? { if n == 0 { return nil }; n -= 1; return n + 1 } }
struct Pairs<Base: Sequence>: Sequence {
  let base: Base
  struct Iterator: IteratorProtocol { var inner: Base.Iterator
    mutating func next() -> (Base.Element, Base.Element)? { guard let a = inner.next(), let b = inner.next() else { return nil }; return (a, b) } }
  func makeIterator() -> Iterator { Iterator(inner: base.makeIterator()) }
}
func all<S: Sequence>(_ s: S) -> [S.Element] { var out: [S.Element] = []; for x in s { out.append(x) }; return out }
func firstTwo<S: Sequence>(_ s: S) -> [S.Element] { var i = s.makeIterator(); var out: [S.Element] = []
  while out.count < 2, let x = i.next() { out.append(x) }; return out }
print(all(Countdown(n: 3)), all([1, 2]), all("ab"), all(1...3), firstTwo(Countdown(n: 5)))
for (a, b) in Pairs(base: Countdown(n: 5)) { print(a, b) }
