class Animal { let name: String; required init(name: String) { self.name = name }
  class func make() -> Self { Self(name: "made") }
  static func twin() -> Self { return self.init(name: "twin") }
  func copy() -> Self { type(of: self).init(name: name + "'") }
  func sound() -> String { "..." } }
class Dog: Animal { var tricks = 3; override func sound() -> String { "Woof" } }
final class Cat: Animal { required init(name: String) { super.init(name: name + " the cat") }; override func sound() -> String { "Meow" } }
let types: [Animal.Type] = [Animal.self, Dog.self, Cat.self]
for t in types { let a = t.init(name: "x"); print(a.name, a.sound(), type(of: a)) }
print(Dog.make().tricks, type(of: Cat.make()), Cat.twin().name)
let d: Animal = Dog(name: "Rex")
let c = d.copy()
print(c.name, type(of: c), c.sound())
func create<T: Animal>(_ t: T.Type) -> T { t.init(name: "generic") }
print(create(Dog.self).tricks, create(Cat.self).name)
protocol Layer { init(units: Int); var units: Int { get } ; static var kind: String { get } }
struct Dense: Layer { var units: Int; static var kind: String { "dense" } }
final class Conv: Layer { let units: Int; required init(units: Int) { self.units = units * 2 }; static var kind: String { "conv" } }
let kinds: [any Layer.Type] = [Dense.self, Conv.self]
for k in kinds { let l = k.init(units: 4); print(type(of: l), l.units, k.kind) }
func build<L: Layer>(_ n: Int) -> [L] { (1...n).map { L(units: $0) } }
let ds: [Dense] = build(3)
print(ds.map(\.units))
extension Layer { static func standard() -> Self { Self(units: 8) } }
print(Dense.standard().units, Conv.standard().units)
let make: (String) -> Dog = Dog.init(name:)
print(make("m").name)
let registry: [String: any Layer.Type] = ["dense": Dense.self, "conv": Conv.self]
print(registry["conv"]!.init(units: 2).units)
class Node { required init() {}; var kids: [Node] = []; func grow() -> Node { let n = type(of: self).init(); kids.append(n); return n } }
class Leaf: Node { }
print(type(of: Leaf().grow()))
print(types[1] == Dog.self, type(of: c) == Dog.self, types[0] is Dog.Type)
