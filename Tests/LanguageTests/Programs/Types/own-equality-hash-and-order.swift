struct Name: Hashable, Comparable {
  let text: String
  let note: Int
  static func == (a: Name, b: Name) -> Bool { a.text.lowercased() == b.text.lowercased() }
  static func < (a: Name, b: Name) -> Bool { a.text.count < b.text.count }
  func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }
}
let names = [Name(text: "abc", note: 1), Name(text: "B", note: 2), Name(text: "ab", note: 3)]
print(names.contains(Name(text: "b", note: 9)))
print(names.firstIndex(of: Name(text: "AB", note: 0)) ?? -1)
print(names == [Name(text: "ABC", note: 0), Name(text: "b", note: 0), Name(text: "AB", note: 0)])
print(names.sorted().map { $0.note }, names.max()!.note, names.min()!.note)
var counts: [Name: Int] = [:]
for text in ["x", "X", "y", "x", "Y"] { counts[Name(text: text, note: 0), default: 0] += 1 }
print(counts.count, counts[Name(text: "Y", note: 5)] ?? 0)
print(Set(["p", "P", "q"].map { Name(text: $0, note: 0) }).count)
let first: Name? = names[0]
print(first == Name(text: "ABC", note: 7), first != names[1])
final class Node: Hashable {
  let id: Int
  var label: String
  init(id: Int, label: String) { self.id = id; self.label = label }
  static func == (a: Node, b: Node) -> Bool { a.id == b.id }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
let nodes: Set<Node> = [Node(id: 1, label: "a"), Node(id: 1, label: "b"), Node(id: 2, label: "c")]
print(nodes.count, nodes.contains(Node(id: 2, label: "z")), [Node(id: 5, label: "")].contains(Node(id: 5, label: "q")))
struct Point: Equatable { var x: Int; var y: Int }
func == (a: Point, b: Point) -> Bool { a.x == b.x }
print([Point(x: 1, y: 2)] == [Point(x: 1, y: 3)])
