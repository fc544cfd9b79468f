protocol Shape { func area() -> Double; var name: String { get } }
struct Square: Shape {
  let side: Double
  var name: String { "square" }
}
struct Circle: Shape {
  let radius: Double
  func area() -> Double { 3 * radius * radius }
  let name = "circle"
}
print(Circle(radius: 1).area())
