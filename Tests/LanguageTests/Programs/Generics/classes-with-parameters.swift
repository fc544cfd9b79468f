class Node<T> {
  var value: T
  var next: Node<T>?
  init(_ value: T, next: Node<T>? = nil) { self.value = value; self.next = next }
  func describe() -> String { "Node(\(value))" }
}
final class LinkedList<T> {
  private var head: Node<T>?
  private(set) var count = 0
  func prepend(_ x: T) { head = Node(x, next: head); count += 1 }
  func reverse() {
    var previous: Node<T>? = nil
    var current = head
    while let node = current { current = node.next; node.next = previous; previous = node }
    head = previous
  }
  var all: [T] { var found: [T] = []; var n = head; while let node = n { found.append(node.value); n = node.next }; return found }
}
let list = LinkedList<String>()
for w in ["a", "b", "c"] { list.prepend(w) }
print(list.all, list.count)
list.reverse()
print(list.all)
class Loud<T>: Node<T> { override func describe() -> String { super.describe() + "!" } }
class IntNode: Node<Int> {
  let unit: String
  init(_ n: Int, unit: String) { self.unit = unit; super.init(n) }
  func doubled() -> Int { value * 2 }
  override func describe() -> String { "\(value) \(unit)" }
}
let nodes: [Node<Int>] = [Node(1), Loud(2), IntNode(3, unit: "cm")]
for n in nodes { print(n.describe(), n is IntNode, n is Loud<Int>) }
print(IntNode(4, unit: "m").doubled(), (nodes[2] as! IntNode).unit, (nodes[0] as? IntNode) == nil)
class Cache<Key: Hashable, Value> {
  private var store: [Key: Value] = [:]
  var hits = 0
  func get(_ key: Key, or make: () -> Value) -> Value {
    if let v = store[key] { hits += 1; return v }
    let v = make()
    store[key] = v
    return v
  }
}
let cache = Cache<String, [Int]>()
print(cache.get("a") { [1] }, cache.get("a") { [2] }, cache.hits)
let shared = list
shared.prepend("z")
print(list.count, list === shared)
