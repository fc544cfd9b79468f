class Node { var next: Node? }
struct Empty {}
struct Tree { var value: Int; var children: [Tree] = []; var label: String? = nil; var tag: Character = "t" }
enum E: Int { case a = 1, b }
enum F { case list([Int]), pair(key: String, Tree), none }
print(Tree(value: 1, children: [Tree(value: 2, label: "x")]))
debugPrint(Tree(value: 1, children: [], label: "y"))
print(Empty(), E.a, [E.a: 1], F.list([1]), F.pair(key: "k", Tree(value: 3)), F.none, [F.none])
print(Node(), [Node()], (Node(), 1))
let any: [Any] = [Tree(value: 9), E.b, F.none, Empty(), [1: [2]], Set([3]), "s"]
for x in any { print(x, terminator: " # ") }
print()
print(["a": ["b": ["c": [1, 2]]]], [[[]]] as [[[Int]]], [1: Optional("x")], [Optional([1])])
print("\(Tree(value: 0))", String(describing: E.a), String(reflecting: E.a), String(reflecting: Empty()), String(describing: Node.self), String(reflecting: Tree.self))
struct Named: CustomStringConvertible { var name: String; var description: String { "<\(name)>" } }
struct Debugged: CustomDebugStringConvertible { var debugDescription: String { "DBG" } }
print(Named(name: "n"), [Named(name: "m")], Debugged(), [Debugged()], ["k": Named(name: "p")], (Named(name: "q"), 1), String(describing: Named(name: "r")), String(reflecting: Named(name: "s")))
debugPrint(Named(name: "t"), Debugged())
let closure: (Int) -> Int = { $0 }
print(closure as Any is (Int) -> Int, [closure].count, "\(Named(name: "u"))" + "!")
