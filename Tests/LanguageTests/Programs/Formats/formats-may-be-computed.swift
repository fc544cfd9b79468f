func shown(_ value: Double, places: Int) -> String { "\(value, ".\(places)f")" }
print((0...4).map { shown(Double.pi, places: $0) })
let width = 10
print("[\("right", ">\(width)")]")
var format = ".1f"
var value = 2.25
func change() -> String {
  value = 7.75
  return format
}
print("\(value, change()) \(value, format)")
format = ",.2f"
print("\(12345.678, format)")
let table = [("a", 1.5), ("bb", 22.75)]
print(table.map { "\($0.0, "<4")\($0.1, "8.2f")" }.joined(separator: "\n"))
let closure = { (x: Int) in "\(x, "04d")" }
print(closure(7), [1, 20, 300].map { "\($0, "5d")" })
struct Point { var x: Double, y: Double }
let p = Point(x: 1, y: 2.345)
print("(\(p.x, ".1f"), \(p.y, ".1f")) \("nested \(p.x, ".2f")", ">20")")
