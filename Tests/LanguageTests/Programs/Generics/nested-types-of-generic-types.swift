struct List<Element> {
  final class Node { let value: Element; var next: Node?; init(_ v: Element, _ n: Node?) { value = v; next = n } }
  enum End { case front, back }
  struct Cursor { var node: Node?; var steps = 0
    mutating func advance() -> Element? { defer { node = node?.next; steps += 1 }; return node?.value } }
  private var head: Node?
  private(set) var count = 0
  mutating func add(_ x: Element, at end: End = .front) {
    count += 1
    guard end == .back, var last = head else { head = Node(x, head); return }
    while let next = last.next { last = next }
    last.next = Node(x, nil)
  }
  var cursor: Cursor { Cursor(node: head) }
  var all: [Element] { var c = cursor; var found: [Element] = []; while let x = c.advance() { found.append(x) }; return found }
}
var l = List<Int>()
l.add(2); l.add(1); l.add(3, at: .back)
print(l.all, l.count)
var words = List<String>()
words.add("x", at: .back); words.add("y", at: .back)
var c: List<String>.Cursor = words.cursor
print(c.advance()!, c.advance()!, c.advance() as Any, c.steps)
let node = List<Double>.Node(1.5, nil)
print(node.value, List<Int>.End.back)
struct Graph<Name: Hashable> {
  struct Edge: Hashable { let from: Name, to: Name }
  var edges: Set<Edge> = []
  mutating func connect(_ a: Name, _ b: Name) { edges.insert(Edge(from: a, to: b)) }
  func neighbours(of n: Name) -> Int { edges.filter { $0.from == n }.count }
}
var g = Graph<String>()
g.connect("a", "b"); g.connect("a", "c"); g.connect("a", "b")
print(g.edges.count, g.neighbours(of: "a"), g.edges.contains(.init(from: "a", to: "c")))
