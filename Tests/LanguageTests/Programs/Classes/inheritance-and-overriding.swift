class Shape {
  let name: String
  init(name: String) { self.name = name }
  var area: Double { 0 }
  func describe() -> String { "\(name) with area \(area)" }
  func scaled(by factor: Double) -> Shape { Shape(name: name + "*") }
}
class Rectangle: Shape {
  var width: Double, height: Double
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    super.init(name: "rectangle")
  }
  init(named name: String, _ w: Double, _ h: Double) { width = w; height = h; super.init(name: name) }
  override var area: Double { width * height }
  override func scaled(by factor: Double) -> Rectangle { Rectangle(width: width * factor, height: height * factor) }
}
class Square: Rectangle {
  init(side: Double) { super.init(named: "square", side, side) }
  override func describe() -> String { "A square! " + super.describe() }
}
class Circle: Shape {
  var radius: Double
  init(radius: Double) { self.radius = radius; super.init(name: "circle") }
  override var area: Double { (3 * radius * radius) }
}
let shapes: [Shape] = [Rectangle(width: 2, height: 3), Square(side: 2), Circle(radius: 1), Shape(name: "nothing")]
for s in shapes { print(s.describe()) }
print(shapes.map { $0.scaled(by: 2).area })
let total = shapes.reduce(0) { $0 + $1.area }
print(total)
for s in shapes {
  if let r = s as? Rectangle { print("rectangle", r.width, r is Square) }
  else { print("other", type(of: s)) }
}
let q: Rectangle = Square(side: 5)
print(q.scaled(by: 2).width)
print(type(of: q), Square.self)
