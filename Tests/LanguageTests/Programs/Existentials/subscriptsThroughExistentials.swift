protocol Table { subscript(key: String) -> Int { get set }; subscript(row: Int, column: Int) -> String { get } }
struct Dense: Table {
  var values: [String: Int] = [:]
  subscript(key: String) -> Int { get { values[key] ?? -1 } set { values[key] = newValue } }
  subscript(row: Int, column: Int) -> String { "\(row)x\(column)" }
}
var table: any Table = Dense()
let before = table
table["a"] = 1
table["a"] += 5
table["b"] += 1
print(table["a"], table["b"], table["c"], before["a"], table[2, 3])
