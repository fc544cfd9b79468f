class Animal { let name: String; init(_ n: String) { name = n }; func sound() -> String { "..." } }
class Dog: Animal { override func sound() -> String { "woof" }; func fetch() -> String { "\(name) fetches" } }
class Cat: Animal { override func sound() -> String { "meow" } }
func loudest<A: Animal>(_ xs: [A]) -> A? { xs.max { $0.sound().count < $1.sound().count } }
print(loudest([Dog("rex"), Dog("fido")])!.fetch(), loudest([Dog("a"), Cat("b")] as [Animal])!.name)
struct Shelter<A: Animal> { var animals: [A] = []; mutating func take(_ a: A) { animals.append(a) }
  func adopt(_ name: String) -> A? { animals.first { $0.name == name } } 
  var noise: String { animals.map { $0.sound() }.joined(separator: " ") } }
var dogs = Shelter<Dog>(); dogs.take(Dog("rex"))
var all = Shelter<Animal>(); all.take(Dog("rex")); all.take(Cat("tom"))
print(dogs.adopt("rex")!.fetch(), all.noise, all.adopt("nobody") == nil)
func same<T: AnyObject>(_ a: T, _ b: T) -> Bool { a === b }
let d = Dog("x")
print(same(d, d), same(d, Dog("x")))
protocol Named { var name: String { get } }
extension Animal: Named {}
func greet<T: Animal & Named>(_ x: T) -> String { "hi \(x.name), \(x.sound())" }
print(greet(Cat("tom")))
func cast<T: Animal>(_ a: Animal, to type: T.Type) -> T? { a as? T }
print(cast(Dog("q"), to: Dog.self)!.fetch(), cast(Cat("q"), to: Dog.self) == nil)
class Box<T> { var items: [T] = []; func add(_ x: T) -> Self { items.append(x); return self }; required init() {} ; static func of(_ xs: T...) -> Box<T> { let b = Box<T>(); for x in xs { _ = b.add(x) }; return b } }
print(Box<Int>().add(1).add(2).items, Box.of("a", "b").items)
class Sorted<T: Comparable>: Box<T> { override func add(_ x: T) -> Self { _ = super.add(x); items.sort(); return self } }
print(Sorted<Int>().add(3).add(1).items)
