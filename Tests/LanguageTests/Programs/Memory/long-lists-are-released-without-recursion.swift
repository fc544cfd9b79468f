var count = 0
final class Node {
  let value: Int
  var next: Node?
  init(_ value: Int, _ next: Node?) { self.value = value; self.next = next }
  deinit { count += 1 }
}
func build(_ n: Int) -> Node? {
  var head: Node? = nil
  for i in 0..<n { head = Node(i, head) }
  return head
}
var list = build(20_000)
print(list!.value)
list = nil
print(count)
final class Plain {
  var next: Plain?
}
func plain() {
  var head = Plain()
  for _ in 0..<20_000 {
    let node = Plain()
    node.next = head
    head = node
  }
  print(head.next != nil)
}
plain()
indirect enum Chain {
  case end
  case link(Int, Chain)
}
func chain() {
  var c = Chain.end
  for i in 0..<10_000 { c = .link(i, c) }
  if case .link(let i, _) = c { print(i) }
}
chain()
print("alive")
