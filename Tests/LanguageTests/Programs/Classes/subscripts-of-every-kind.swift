struct Matrix {
  let rows: Int, columns: Int
  private var grid: [Double]
  init(rows: Int, columns: Int) { self.rows = rows; self.columns = columns; grid = Array(repeating: 0, count: rows * columns) }
  subscript(row: Int, column: Int) -> Double {
    get { precondition(row < rows && column < columns, "out of range"); return grid[row * columns + column] }
    set { grid[row * columns + column] = newValue }
  }
  subscript(row row: Int) -> [Double] { Array(grid[row * columns..<(row + 1) * columns]) }
}
var m = Matrix(rows: 2, columns: 2)
m[0, 1] = 1.5
m[1, 0] += 2
m[0, 1] *= 2
print(m[0, 1], m[row: 1], m)
class Inventory {
  var items: [String: Int] = [:]
  subscript(name: String) -> Int {
    get { items[name] ?? 0 }
    set { items[name] = newValue == 0 ? nil : newValue }
  }
  subscript(safe name: String, default fallback: Int = -1) -> Int { items[name] ?? fallback }
}
let inv = Inventory()
inv["apple"] += 3
inv["pear"] = 1
inv["pear"] -= 1
print(inv.items, inv[safe: "fig"], inv[safe: "apple"], inv[safe: "x", default: 7])
class Bigger: Inventory {
  override subscript(name: String) -> Int {
    get { super[name] * 10 }
    set { super[name] = newValue + 1 }
  }
}
let big: Inventory = Bigger()
big["a"] = 4
print(big["a"], big.items)
enum Planet: Int {
  case mercury = 1, venus, earth
  static subscript(n: Int) -> Planet { Planet(rawValue: n)! }
}
print(Planet[3])
struct Times { let by: Int; subscript(i: Int) -> Int { by * i } }
print(Times(by: 6)[7])
struct Nested { var m = Matrix(rows: 1, columns: 1); subscript(i: Int) -> Matrix { get { m } set { m = newValue } } }
var n = Nested()
n[0][0, 0] = 9
print(n.m[0, 0])
