final class Cache {
  static weak var current: Cache?
  let name: String
  init(_ n: String) { name = n; Cache.current = self }
  deinit { print("cache \(name) gone") }
}
func use() {
  let c = Cache("a")
  print(Cache.current?.name ?? "none", c.name)
}
use()
print(Cache.current == nil)
final class Tree {
  let value: Int
  weak var parent: Tree?
  var children: [Tree] = []
  init(_ v: Int) { value = v }
  func add(_ t: Tree) -> Tree { t.parent = self; children.append(t); return self }
  deinit { print("tree \(value)") }
  var path: [Int] { (parent?.path ?? []) + [value] }
}
func trees() {
  let leaf = Tree(3)
  let root = Tree(1).add(Tree(2).add(leaf)).add(Tree(4))
  print(leaf.path, root.children.count)
}
trees()
func orphan() -> Tree {
  let leaf = Tree(9)
  _ = Tree(8).add(leaf)
  return leaf
}
let o = orphan()
print(o.parent == nil, o.path)
struct Observer { weak var target: Tree?; var name: String }
var observers: [Observer] = []
do {
  let t = Tree(20)
  observers.append(Observer(target: t, name: "o"))
  print(observers[0].target!.value, observers)
}
print(observers)
var timer: (() -> Void)?
do {
  let t = Tree(30)
  timer = { [weak t] in print(t?.value ?? -1) }
  timer?()
}
timer?()
