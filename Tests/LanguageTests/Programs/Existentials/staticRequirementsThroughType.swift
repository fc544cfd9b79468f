protocol Animal {
  static var species: String { get }
  static func make(_ name: String) -> Self
  init(name: String)
  var name: String { get }
}
extension Animal {
  static func make(_ name: String) -> Self { Self(name: name) }
  var kind: String { Self.species }
}
struct Dog: Animal { static let species = "dog"; let name: String }
struct Cat: Animal { static var species: String { "cat" }; let name: String; init(name: String) { self.name = name + "!" } }
let animals: [any Animal] = [Dog(name: "Rex"), Cat(name: "Tom")]
for animal in animals {
  print(type(of: animal), type(of: animal).species, animal.kind)
  let other = type(of: animal).init(name: "new")
  print(other.name, type(of: animal).make("made").name)
}
let types: [any Animal.Type] = [Dog.self, Cat.self]
for type in types { print(type, type.species, type.init(name: "x").name) }
print(types[0] == Dog.self, types[1] == Dog.self)
