class Animal { let name: String; init(_ name: String) { self.name = name } }
class Dog: Animal { func bark() -> String { "\(name) barks" } }
class Cat: Animal { var lives = 9 }
func describe(_ value: Any) -> String {
  switch value {
  case 0 as Int: return "zero"
  case let n as Int where n < 0: return "negative \(n)"
  case let n as Int: return "int \(n)"
  case is Double: return "a double"
  case let s as String: return "string \(s)"
  case let dog as Dog: return dog.bark()
  case let animal as Animal: return "animal \(animal.name)"
  case let (a, b) as (Int, Int): return "pair \(a) \(b)"
  case let list as [Int]: return "list \(list.count)"
  default: return "something"
  }
}
let values: [Any] = [0, -3, 7, 2.5, "x", Dog("Rex"), Cat("Tom"), (1, 2), [1, 2, 3], true]
for v in values { print(describe(v)) }
let animals: [Animal] = [Dog("A"), Cat("B"), Dog("C")]
for case let dog as Dog in animals { print(dog.bark()) }
for case is Cat in animals { print("cat") }
if case let cat as Cat = animals[1] { print(cat.lives) }
for animal in animals where animal is Dog { print(animal.name) }
