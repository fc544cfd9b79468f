struct Row {
  let name: String
  let values: [Double]
}
let path = NSTemporaryDirectory() + "tfrepl-\(UUID().uuidString).csv"
try """
name,x,y
alpha,1.5,2
beta,-3,4.25
broken,oops,1
""".write(toFile: path, atomically: true, encoding: .utf8)
defer { try? FileManager.default.removeItem(atPath: path) }
var rows: [Row] = []
for line in try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n").dropFirst() {
  let fields = line.components(separatedBy: ",")
  let numbers = fields.dropFirst().compactMap { Double($0) }
  guard numbers.count == 2 else { print("skipped:", line); continue }
  rows.append(Row(name: fields[0], values: numbers))
}
for row in rows { print(row.name.padding(toLength: 8, withPad: " ", startingAt: 0), String(format: "%6.2f", row.values.reduce(0, +))) }
print(rows.map { $0.values[0] }.max()!)
