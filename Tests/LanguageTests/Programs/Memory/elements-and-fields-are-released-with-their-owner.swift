class Node {
  let id: Int
  init(_ id: Int) { self.id = id }
  deinit { print("node \(id)") }
}
struct Pair { var left: Node; var right: Node }
class Holder {
  var first = Node(1)
  var second = Node(2)
  var more: [Node] = [Node(3), Node(4)]
  deinit { print("holder") }
}
func run() {
  let holder = Holder()
  holder.first = Node(10)
  print("replaced")
  holder.more.removeLast()
  print("removed")
  holder.more.append(Node(5))
}
run()
func structs() {
  var pair = Pair(left: Node(20), right: Node(21))
  pair.left = Node(22)
  let copy = pair
  pair.right = Node(23)
  print(copy.left.id, pair.right.id)
}
structs()
func dictionaries() {
  var byName: [String: Node] = ["a": Node(30), "b": Node(31)]
  byName["a"] = nil
  print("a removed")
  byName["b"] = Node(32)
  print("b replaced", byName.count)
  byName.removeAll()
  print("emptied")
}
dictionaries()
func optionals() {
  var maybe: Node? = Node(40)
  if let node = maybe { print("have", node.id) }
  maybe = nil
  let tuple = (Node(41), 5)
  print(tuple.1)
}
optionals()
enum Box { case empty, full(Node) }
func enums() {
  var box = Box.full(Node(50))
  if case .full(let node) = box { print("full", node.id) }
  box = .empty
  print("emptied box", box)
}
enums()
