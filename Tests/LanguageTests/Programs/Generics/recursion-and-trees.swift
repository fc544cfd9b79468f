final class TreeNode<Key: Comparable, Value> { let key: Key; var value: Value; var left: TreeNode?; var right: TreeNode?
  init(_ k: Key, _ v: Value) { key = k; value = v } }
struct TreeMap<Key: Comparable, Value> {
  private var root: TreeNode<Key, Value>?
  private(set) var count = 0
  subscript(key: Key) -> Value? {
    get { var n = root; while let node = n { if key == node.key { return node.value }; n = key < node.key ? node.left : node.right }; return nil }
    set { if let v = newValue { insert(key, v) } }
  }
  private mutating func insert(_ k: Key, _ v: Value) {
    guard var node = root else { root = TreeNode(k, v); count = 1; return }
    while true {
      if k == node.key { node.value = v; return }
      if k < node.key { guard let l = node.left else { node.left = TreeNode(k, v); break }; node = l }
      else { guard let r = node.right else { node.right = TreeNode(k, v); break }; node = r }
    }
    count += 1
  }
  func forEach(_ body: (Key, Value) -> Void) {
    func walk(_ n: TreeNode<Key, Value>?) { guard let n else { return }; walk(n.left); body(n.key, n.value); walk(n.right) }
    walk(root)
  }
  func map<T>(_ f: (Value) -> T) -> TreeMap<Key, T> { var m = TreeMap<Key, T>(); forEach { m[$0] = f($1) }; return m }
}
var m = TreeMap<String, Int>()
for (i, w) in ["m", "c", "z", "a", "m"].enumerated() { m[w] = i }
m.forEach { print($0, $1, terminator: " ") }
print(m.count, m["m"]!, m["q"] as Any, m.map { "v\($0)" }["z"]!)
indirect enum Expr<N: Numeric> { case number(N), sum(Expr, Expr), product(Expr, Expr)
  var value: N { switch self { case .number(let n): return n; case .sum(let a, let b): return a.value + b.value; case .product(let a, let b): return a.value * b.value } } }
print(Expr.sum(.number(2), .product(.number(3), .number(4))).value, Expr.product(.number(1.5), .number(2)).value)
enum JSONish<Leaf> { case leaf(Leaf), list([JSONish<Leaf>]), dict([String: JSONish<Leaf>])
  func count() -> Int { switch self { case .leaf: return 1; case .list(let xs): return xs.reduce(0) { $0 + $1.count() }; case .dict(let d): return d.values.reduce(0) { $0 + $1.count() } } }
  func mapped<T>(_ f: (Leaf) -> T) -> JSONish<T> { switch self { case .leaf(let l): return .leaf(f(l)); case .list(let xs): return .list(xs.map { $0.mapped(f) }); case .dict(let d): return .dict(d.mapValues { $0.mapped(f) }) } } }
let j = JSONish.list([.leaf(1), .dict(["a": .leaf(2)])])
print(j.count(), j.mapped { "\($0)" })
func flatten<T>(_ xs: [[T]]) -> [T] { xs.isEmpty ? [] : xs[0] + flatten(Array(xs.dropFirst())) }
print(flatten([[1], [2, 3], []]))
