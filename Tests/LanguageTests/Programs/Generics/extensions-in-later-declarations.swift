struct Queue<T> { fileprivate var items: [T] = []; mutating func add(_ x: T) { items.append(x) } }
extension Queue { var isEmpty: Bool { items.isEmpty }; mutating func next() -> T? { items.isEmpty ? nil : items.removeFirst() }
  init(_ xs: T...) { items = xs }
  subscript(safe i: Int) -> T? { items.indices.contains(i) ? items[i] : nil }
  static var kind: String { "queue of \(T.self)" } }
extension Queue where T == String { func joined() -> String { items.joined(separator: "+") } }
extension Queue where T: Numeric { func total() -> T { items.reduce(0, +) } }
extension Queue: Equatable where T: Equatable {}
extension Queue: Hashable where T: Hashable {}
extension Queue: CustomStringConvertible { var description: String { "Q\(items)" } }
var q = Queue(1, 2, 3)
q.add(4)
print(q, q.next()!, q.total(), q[safe: 1] as Any, q[safe: 9] as Any, Queue<Double>.kind, q.isEmpty)
print(Queue("a", "b").joined(), Queue(1) == Queue(1), Queue("x") == Queue("y"), Set([Queue(1), Queue(1), Queue(2)]).count)
let byQueue = [Queue("k"): 1]
print(byQueue[Queue("k")]!, [Queue(1), Queue(2)].contains(Queue(2)))
