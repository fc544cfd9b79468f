protocol Shape {
  var name: String { get }
  func area() -> Double
  func scaled(by factor: Double) -> any Shape
}
extension Shape {
  var summary: String { "\(name) of \(area())" }
}
struct Square: Shape {
  var side: Double
  let name = "square"
  func area() -> Double { side * side }
  func scaled(by factor: Double) -> any Shape { Square(side: side * factor) }
}
final class Circle: Shape {
  var radius: Double
  init(radius: Double) { self.radius = radius }
  var name: String { "circle" }
  func area() -> Double { 3 * radius * radius }
  func scaled(by factor: Double) -> any Shape { Circle(radius: radius * factor) }
}
enum Nothing: Shape {
  case empty
  var name: String { "nothing" }
  func area() -> Double { 0 }
  func scaled(by factor: Double) -> any Shape { self }
}
let shapes: [any Shape] = [Square(side: 2), Circle(radius: 1), Nothing.empty]
var total = 0.0
for shape in shapes {
  print(shape.name, shape.area(), shape.summary)
  total += shape.scaled(by: 2).area()
}
print(total)
print(shapes.map { $0.area() }.reduce(0, +), shapes.filter { $0.area() > 1 }.count)
print(shapes.max { $0.area() < $1.area() }!.name)
let byName = Dictionary(uniqueKeysWithValues: shapes.map { ($0.name, $0) })
print(byName["circle"]!.area(), byName["none"] == nil)
let first: (any Shape)? = shapes.first
print(first?.name ?? "none", first!.area())
func describe(_ shape: any Shape) -> String { "<" + shape.summary + ">" }
print(describe(Square(side: 3)), describe(shapes[1]))
