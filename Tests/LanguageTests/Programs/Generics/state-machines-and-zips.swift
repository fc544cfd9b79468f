struct Machine<State: Hashable, Event: Hashable> {
  private var table: [State: [Event: State]] = [:]
  private(set) var state: State
  var history: [State] = []
  init(_ s: State) { state = s }
  mutating func rule(_ from: State, _ e: Event, _ to: State) { table[from, default: [:]][e] = to }
  @discardableResult mutating func handle(_ e: Event) -> Bool { guard let next = table[state]?[e] else { return false }; history.append(state); state = next; return true }
}
enum Light { case red, green }
var m = Machine<Light, String>(.red)
m.rule(.red, "go", .green); m.rule(.green, "stop", .red)
print(m.handle("go"), m.handle("go"), m.state, m.history)
func zipWith<A, B, C>(_ a: [A], _ b: [B], _ f: (A, B) -> C) -> [C] { var out: [C] = []; for i in 0..<min(a.count, b.count) { out.append(f(a[i], b[i])) }; return out }
func partition<T>(_ xs: [T], _ p: (T) -> Bool) -> (yes: [T], no: [T]) { (xs.filter(p), xs.filter { !p($0) }) }
func scan<T, R>(_ xs: [T], _ start: R, _ f: (R, T) -> R) -> [R] { var r = start; return xs.map { r = f(r, $0); return r } }
func unzip<A, B>(_ ps: [(A, B)]) -> ([A], [B]) { (ps.map { $0.0 }, ps.map { $0.1 }) }
func iterate<T>(_ x: T, _ n: Int, _ f: (T) -> T) -> T { var y = x; for _ in 0..<n { y = f(y) }; return y }
func takeWhile<S: Sequence>(_ s: S, _ p: (S.Element) -> Bool) -> [S.Element] { var out: [S.Element] = []; for x in s { if !p(x) { break }; out.append(x) }; return out }
print(zipWith([1, 2], ["a", "b"]) { "\($0)\($1)" }, partition([1, 2, 3, 4]) { $0 > 2 }, scan([1, 2, 3], 0, +), scan(["a", "b"], "") { $0 + $1 })
print(unzip([(1, "x"), (2, "y")]), iterate(1, 5) { $0 * 2 }, takeWhile(1..., { $0 < 4 }))
func indexed<T>(_ xs: [T]) -> [(index: Int, value: T)] { xs.enumerated().map { ($0.offset, $0.element) } }
for (i, v) in indexed(["p", "q"]) { print(i, v, terminator: "; ") }
print()
func binarySearch<T: Comparable>(_ xs: [T], _ x: T) -> Int? { var lo = 0, hi = xs.count
  while lo < hi { let mid = lo + (hi - lo) / 2; if xs[mid] == x { return mid }; if xs[mid] < x { lo = mid + 1 } else { hi = mid } }; return nil }
print(binarySearch([1, 3, 5, 7], 5) as Any, binarySearch(["a", "c"], "b") as Any)
func bubbleSort<T: Comparable>(_ xs: inout [T]) { for i in 0..<xs.count { for j in 0..<(xs.count - 1 - i) where xs[j] > xs[j + 1] { xs.swapAt(j, j + 1) } } }
var ys = [3, 1, 2]; bubbleSort(&ys); var zs = ["b", "a"]; bubbleSort(&zs)
print(ys, zs)
func mergeSort<T>(_ xs: [T], by less: (T, T) -> Bool) -> [T] {
  if xs.count < 2 { return xs }
  let mid = xs.count / 2
  let a = mergeSort(Array(xs[..<mid]), by: less), b = mergeSort(Array(xs[mid...]), by: less)
  var out: [T] = []; var i = 0, j = 0
  while i < a.count && j < b.count { if less(b[j], a[i]) { out.append(b[j]); j += 1 } else { out.append(a[i]); i += 1 } }
  return out + a[i...] + b[j...]
}
print(mergeSort([4, 2, 5, 1], by: <), mergeSort(["x", "aa"], by: { $0.count > $1.count }))
