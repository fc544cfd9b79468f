class Food {
  var name: String
  init(name: String) { self.name = name }
  convenience init() { self.init(name: "[Unnamed]") }
}
class Ingredient: Food {
  var quantity: Int
  init(name: String, quantity: Int) { self.quantity = quantity; super.init(name: name) }
  override convenience init(name: String) { self.init(name: name, quantity: 1) }
}
class Item: Ingredient {
  var purchased = false
  var description: String { "\(quantity) x \(name)" + (purchased ? " yes" : " no") }
}
print(Food().name, Food(name: "x").name)
print(Ingredient().name, Ingredient().quantity, Ingredient(name: "Bacon").quantity, Ingredient(name: "Eggs", quantity: 6).quantity)
let list = [Item(), Item(name: "Bacon"), Item(name: "Eggs", quantity: 6)]
list[0].name = "Juice"
list[0].purchased = true
for i in list { print(i.description) }
class A { let x: Int; required init(x: Int) { self.x = x } }
class B: A { let y: Int; required init(x: Int) { y = x * 2; super.init(x: x) } }
let b: A = B(x: 4)
print(b.x, (b as! B).y, type(of: b))
class Vehicle { var wheels = 0; var text: String { "\(wheels) wheels" } }
class Bike: Vehicle { override init() { super.init(); wheels = 2 } }
class Hover: Vehicle { var color: String; init(_ color: String) { self.color = color }
  override var text: String { super.text + " in \(color)" } }
print(Bike().text, Hover("red").text)
class Base { init(a: Int = 1, b: String = "b") { print(a, b) } }
class Kid: Base { let z = 3 }
_ = Kid(); _ = Kid(a: 2); _ = Kid(b: "c")
