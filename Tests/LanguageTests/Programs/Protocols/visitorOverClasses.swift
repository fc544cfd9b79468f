protocol Visitor { mutating func visit(_ leaf: Leaf); mutating func visit(_ branch: Branch) }
protocol Tree { func accept(_ visitor: inout any Visitor) }
final class Leaf: Tree { let value: Int; init(_ value: Int) { self.value = value }; func accept(_ visitor: inout any Visitor) { visitor.visit(self) } }
final class Branch: Tree {
  let children: [any Tree]
  init(_ children: [any Tree]) { self.children = children }
  func accept(_ visitor: inout any Visitor) { visitor.visit(self) }
}
struct Sum: Visitor {
  var total = 0
  mutating func visit(_ leaf: Leaf) { total += leaf.value }
  mutating func visit(_ branch: Branch) { var me: any Visitor = self; for child in branch.children { child.accept(&me) }; self = me as! Sum }
}
struct Depth: Visitor {
  var depth = 0, deepest = 0
  mutating func visit(_ leaf: Leaf) { deepest = max(deepest, depth + 1) }
  mutating func visit(_ branch: Branch) {
    var inner: any Visitor = Depth(depth: depth + 1, deepest: deepest)
    for child in branch.children { child.accept(&inner) }
    deepest = (inner as! Depth).deepest
  }
}
let tree: any Tree = Branch([Leaf(1), Branch([Leaf(2), Branch([Leaf(3)])]), Leaf(4)])
var sum: any Visitor = Sum()
tree.accept(&sum)
var depth: any Visitor = Depth()
tree.accept(&depth)
print((sum as! Sum).total, (depth as! Depth).deepest)
