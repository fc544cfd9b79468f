protocol Pet { var name: String { get } }
class Animal { }
class Dog: Animal, Pet { let name: String; init(_ name: String) { self.name = name } }
final class Puppy: Dog { }
struct Rock: Pet { let name = "rock" }
let all: [Any] = [1, 2.5, "text", Dog("rex"), Puppy("bit"), Rock(), [1, 2], ["a": 1], Animal(), true, (1, 2), Optional(3) as Any]
for value in all {
  var facts: [String] = []
  if value is Int { facts.append("Int") }
  if value is Double { facts.append("Double") }
  if value is String { facts.append("String") }
  if value is Animal { facts.append("Animal") }
  if value is Dog { facts.append("Dog") }
  if value is Puppy { facts.append("Puppy") }
  if let pet = value as? any Pet { facts.append("Pet " + pet.name) }
  if value is [Int] { facts.append("[Int]") }
  if value is [String: Int] { facts.append("[String: Int]") }
  if let pair = value as? (Int, Int) { facts.append("pair \(pair.0 + pair.1)") }
  if value is Bool { facts.append("Bool") }
  print(facts)
}
let animal: Animal = Puppy("p")
print(animal is Dog, animal is Puppy, (animal as? Dog)?.name ?? "", (animal as! Puppy).name)
let pet: any Pet = Rock()
print(pet is Rock, pet is Dog, (pet as? Rock)?.name ?? "")
