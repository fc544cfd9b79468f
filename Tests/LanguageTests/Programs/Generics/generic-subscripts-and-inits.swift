struct Table<Key: Hashable, Value> {
  private var rows: [Key: [Value]] = [:]
  init() {}
  init<S: Sequence>(_ pairs: S) where S.Element == (Key, Value) { for (k, v) in pairs { rows[k, default: []].append(v) } }
  subscript(key: Key) -> [Value] { get { rows[key] ?? [] } set { rows[key] = newValue } }
  subscript<T>(key: Key, as f: (Value) -> T) -> [T] { self[key].map(f) }
  subscript(key: Key, index: Int, default d: @autoclosure () -> Value) -> Value { let r = self[key]; return index < r.count ? r[index] : d() }
}
var t = Table([("a", 1), ("b", 2), ("a", 3)])
t["b"].append(5)
t["c"] = [9]
print(t["a"], t["b"], t["z"], t["a", as: { "\($0)!" }], t["a", 1, default: 0], t["a", 7, default: -1])
struct Matrix<T: Numeric> {
  let rows: Int, columns: Int
  private var grid: [T]
  init(rows: Int, columns: Int, repeating v: T = 0) { self.rows = rows; self.columns = columns; grid = Array(repeating: v, count: rows * columns) }
  init(_ lines: [[T]]) { rows = lines.count; columns = lines.first?.count ?? 0; grid = lines.flatMap { $0 } }
  subscript(r: Int, c: Int) -> T { get { grid[r * columns + c] } set { grid[r * columns + c] = newValue } }
  static func * (a: Matrix, b: Matrix) -> Matrix {
    var m = Matrix(rows: a.rows, columns: b.columns)
    for i in 0..<a.rows { for j in 0..<b.columns { for k in 0..<a.columns { m[i, j] += a[i, k] * b[k, j] } } }
    return m
  }
  var trace: T { var s: T = 0; for i in 0..<Swift.min(rows, columns) { s += self[i, i] }; return s }
}
let a = Matrix([[1, 2], [3, 4]])
print((a * a)[1, 0], (a * a).trace, Matrix<Double>(rows: 2, columns: 2, repeating: 0.5).trace)
class Registry<Item> {
  private var makers: [String: () -> Item] = [:]
  func register(_ name: String, _ make: @escaping () -> Item) { makers[name] = make }
  func make<T>(_ name: String, then f: (Item) -> T) -> T? { makers[name].map { f($0()) } }
}
let r = Registry<[Int]>()
r.register("three") { [1, 2, 3] }
print(r.make("three") { $0.count } as Any, r.make("none") { "\($0)" } as Any)
