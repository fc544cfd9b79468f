struct Countdown: Sequence, IteratorProtocol { var n: Int; mutating func next() -> Int? { if n == 0 { return nil }; defer { n -= 1 }; return n } }
struct Fibonacci: Sequence {
  struct Iterator: IteratorProtocol { var a = 0, b = 1; mutating func next() -> Int? { defer { (a, b) = (b, a + b) }; return a } }
  func makeIterator() -> Iterator { Iterator() }
}
final class Tree<T>: Sequence {
  let value: T; let children: [Tree]
  init(_ value: T, _ children: [Tree] = []) { self.value = value; self.children = children }
  func makeIterator() -> Walk<T> { Walk(stack: [self]) }
}
struct Walk<T>: IteratorProtocol {
  var stack: [Tree<T>]
  mutating func next() -> T? { guard let node = stack.popLast() else { return nil }; stack.append(contentsOf: node.children.reversed()); return node.value }
}
for i in Countdown(n: 3) { print(i, terminator: " ") }
outer: for f in Fibonacci() { if f == 8 { continue outer }; if f > 40 { break }; print(f, terminator: " ") }
for f in Fibonacci() where f % 2 == 0 { if f > 100 { break }; print(f, terminator: " ") }
print()
for name in Tree("a", [Tree("b", [Tree("c")]), Tree("d")]) { print(name, terminator: "") }
print()
struct Pairs: Sequence { let base: [(Int, String)]; func makeIterator() -> IndexingIterator<[(Int, String)]> { base.makeIterator() } }
for (number, text) in Pairs(base: [(1, "one"), (2, "two")]) { print(number, text) }
