struct Heap<Element> {
  private var items: [Element] = []
  private let before: (Element, Element) -> Bool
  init(_ items: [Element] = [], by before: @escaping (Element, Element) -> Bool) {
    self.before = before
    for x in items { push(x) }
  }
  var count: Int { items.count }
  var first: Element? { items.first }
  mutating func push(_ x: Element) {
    items.append(x)
    var i = items.count - 1
    while i > 0, before(items[i], items[(i - 1) / 2]) { items.swapAt(i, (i - 1) / 2); i = (i - 1) / 2 }
  }
  mutating func pop() -> Element? {
    guard let top = items.first else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var i = 0
    while true {
      var best = i
      for child in [2 * i + 1, 2 * i + 2] where child < items.count && before(items[child], items[best]) { best = child }
      if best == i { return top }
      items.swapAt(i, best)
      i = best
    }
  }
}
extension Heap where Element: Comparable { init(_ items: [Element] = []) { self.init(items, by: <) } }
var h = Heap([5, 1, 4])
h.push(0)
var order: [Int] = []
while let x = h.pop() { order.append(x) }
print(order, h.count)
var words = Heap(["pear", "fig", "banana"], by: { $0.count > $1.count })
print(words.pop()!, words.first!, words.count)
struct Graph<Node: Hashable> {
  private var edges: [Node: [(to: Node, cost: Int)]] = [:]
  mutating func connect(_ a: Node, _ b: Node, _ cost: Int) { edges[a, default: []].append((b, cost)); edges[b, default: []].append((a, cost)) }
  func distances(from start: Node) -> [Node: Int] {
    var best = [start: 0]
    var queue = Heap<(node: Node, cost: Int)>(by: { $0.cost < $1.cost })
    queue.push((start, 0))
    while let next = queue.pop() {
      let (node, cost) = next
      if cost > best[node]! { continue }
      for edge in edges[node] ?? [] where cost + edge.cost < best[edge.to] ?? Int.max {
        best[edge.to] = cost + edge.cost
        queue.push((edge.to, cost + edge.cost))
      }
    }
    return best
  }
}
var g = Graph<String>()
g.connect("a", "b", 4); g.connect("a", "c", 1); g.connect("c", "b", 2)
print(g.distances(from: "a").sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" })
