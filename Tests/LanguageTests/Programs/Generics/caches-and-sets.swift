final class LRUCache<Key: Hashable, Value> {
  private final class Entry { let key: Key; var value: Value; var used: Int; init(_ k: Key, _ v: Value, _ u: Int) { key = k; value = v; used = u } }
  private var entries: [Key: Entry] = [:]
  private var clock = 0
  let capacity: Int
  init(capacity: Int) { self.capacity = capacity }
  subscript(key: Key) -> Value? {
    get { guard let e = entries[key] else { return nil }; clock += 1; e.used = clock; return e.value }
    set {
      clock += 1
      guard let v = newValue else { entries[key] = nil; return }
      if let e = entries[key] { e.value = v; e.used = clock; return }
      if entries.count == capacity, let oldest = entries.values.min(by: { $0.used < $1.used }) { entries[oldest.key] = nil }
      entries[key] = Entry(key, v, clock)
    }
  }
  var count: Int { entries.count }
}
let cache = LRUCache<String, Int>(capacity: 2)
cache["a"] = 1; cache["b"] = 2
_ = cache["a"]
cache["c"] = 3
print(cache["a"] as Any, cache["b"] as Any, cache["c"] as Any, cache.count)
struct UnionFind<T: Hashable> {
  private var parent: [T: T] = [:]
  mutating func find(_ x: T) -> T {
    guard let p = parent[x] else { parent[x] = x; return x }
    if p == x { return x }
    let root = find(p)
    parent[x] = root
    return root
  }
  mutating func union(_ a: T, _ b: T) { parent[find(a)] = find(b) }
  mutating func connected(_ a: T, _ b: T) -> Bool { find(a) == find(b) }
}
struct Cell: Hashable { let x, y: Int }
var u = UnionFind<Cell>()
u.union(Cell(x: 0, y: 0), Cell(x: 0, y: 1)); u.union(Cell(x: 0, y: 1), Cell(x: 1, y: 1))
print(u.connected(Cell(x: 0, y: 0), Cell(x: 1, y: 1)), u.connected(Cell(x: 0, y: 0), Cell(x: 9, y: 9)))
struct Counter<T: Hashable> {
  private(set) var counts: [T: Int] = [:]
  init(_ xs: [T]) { for x in xs { counts[x, default: 0] += 1 } }
  func mostCommon(_ n: Int) -> [(T, Int)] { Array(counts.sorted { $0.value > $1.value }.prefix(n)).map { ($0.key, $0.value) } }
  static func + (a: Counter, b: Counter) -> Counter { var c = a; for (k, v) in b.counts { c.counts[k, default: 0] += v }; return c }
}
print(Counter(["x", "y", "x"]).mostCommon(1), (Counter([1]) + Counter([1, 2])).counts[1]!)
struct OrderedSet<T: Hashable> {
  private var order: [T] = [], known: Set<T> = []
  @discardableResult mutating func insert(_ x: T) -> Bool { if known.insert(x).inserted { order.append(x); return true }; return false }
  var elements: [T] { order }
}
var s = OrderedSet<Character>()
for c in "mississippi" { s.insert(c) }
print(String(s.elements), s.insert("m"))
