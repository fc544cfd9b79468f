func group<T, K: Hashable>(_ xs: [T], by key: (T) -> K) -> [(K, [T])] {
  var order: [K] = []
  var groups: [K: [T]] = [:]
  func add(_ x: T) {
    let k = key(x)
    if groups[k] == nil { order.append(k) }
    groups[k, default: []].append(x)
  }
  xs.forEach(add)
  return order.map { ($0, groups[$0]!) }
}
print(group([1, 2, 3, 4]) { $0 % 2 }, group(["a", "bb", "c"]) { $0.count })
func quicksort<T>(_ xs: [T], _ before: (T, T) -> Bool) -> [T] {
  guard let pivot = xs.first else { return [] }
  let rest = xs.dropFirst()
  return quicksort(rest.filter { before($0, pivot) }, before) + [pivot] + quicksort(rest.filter { !before($0, pivot) }, before)
}
print(quicksort([3, 1, 2], <), quicksort(["b", "a"], >))
func counter<T>(_ x: T) -> () -> (T, Int) { var n = 0; return { n += 1; return (x, n) } }
let c = counter("k"), d = counter(1.5)
_ = c()
print(c(), d())
func permutations<T>(_ xs: [T]) -> [[T]] {
  if xs.count < 2 { return [xs] }
  var out: [[T]] = []
  func insert(_ x: T, in rest: [T]) { for i in 0...rest.count { var copy = rest; copy.insert(x, at: i); out.append(copy) } }
  for p in permutations(Array(xs.dropFirst())) { insert(xs[0], in: p) }
  return out
}
print(permutations([1, 2, 3]).count, permutations(["a", "b"]))
func outer<A>(_ a: A) -> String {
  func inner<B>(_ b: B) -> String { func deepest<C>(_ c: C) -> String { "\(a) \(b) \(c)" }; return deepest(1) + deepest("z") }
  return inner(2.5) + inner(true)
}
print(outer("q"))
