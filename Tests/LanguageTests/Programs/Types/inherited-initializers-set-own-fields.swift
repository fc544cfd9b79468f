class Base {
  var x: Int
  init(x: Int) { self.x = x }
}
class Middle: Base { var names = ["m"] }
class Leaf: Middle { var y = 2; var note: String? }
let leaf = Leaf(x: 7)
leaf.names.append("n")
print(leaf.x, leaf.names, leaf.y, leaf.note ?? "none")
