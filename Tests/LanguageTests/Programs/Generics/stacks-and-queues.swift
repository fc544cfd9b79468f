struct Stack<Element> {
  private var items: [Element] = []
  init() {}
  init(_ items: [Element]) { self.items = items }
  var count: Int { items.count }
  var isEmpty: Bool { items.isEmpty }
  var top: Element? { items.last }
  mutating func push(_ x: Element) { items.append(x) }
  @discardableResult mutating func pop() -> Element? { items.popLast() }
  func map<U>(_ f: (Element) -> U) -> Stack<U> { Stack<U>(items.map(f)) }
  subscript(i: Int) -> Element { get { items[i] } set { items[i] = newValue } }
}
struct Queue<T> {
  var inbox = Stack<T>()
  var outbox = Stack<T>()
  mutating func enqueue(_ x: T) { inbox.push(x) }
  mutating func dequeue() -> T? {
    if outbox.isEmpty { while let x = inbox.pop() { outbox.push(x) } }
    return outbox.pop()
  }
}
var s = Stack<Int>()
for i in 1...3 { s.push(i) }
s[0] = 10
s.pop()
print(s, s.count, s.top as Any, s[0])
let t = s.map { "v\($0)" }
print(t, t.top!)
var copy = s
copy.push(99)
print(s.count, copy.count)
var q = Queue<String>()
q.enqueue("a"); q.enqueue("b")
print(q.dequeue()!, q)
q.enqueue("c")
print(q.dequeue()!, q.dequeue()!, q.dequeue() as Any)
let nested = Stack([Stack([1]), Stack([2, 3])])
print(nested, nested[1][1])
print(Stack<(Int, String)>([(1, "x")]), Stack<[String: Int]?>([nil, ["k": 1]]))
