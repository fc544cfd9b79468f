protocol Named { var name: String { get } }
protocol Aged { var age: Int { get } }
protocol Person: Named, Aged { func greet() -> String }
typealias NamedAndAged = Named & Aged
struct Child: Person {
  let name: String
  let age: Int
  func greet() -> String { "hi, \(name)" }
}
struct Tree: Named, Aged { var name = "oak"; var age = 300 }
extension Named where Self: Aged { var both: String { "\(name):\(age)" } }
func show(_ value: any Named & Aged) -> String { "\(value.name) is \(value.age)" }
func title(_ value: NamedAndAged) -> String { value.name + String(value.age) }
let things: [any Named & Aged] = [Child(name: "Ann", age: 7), Tree()]
for thing in things { print(show(thing), title(thing)) }
let person: any Person = Child(name: "Bob", age: 9)
let named: any Named = person
let aged: any Aged = person
print(named.name, aged.age, person.greet(), show(person))
if let again = named as? any Person { print(again.greet()) }
print((things[1] as? any Person) == nil, things[0] is any Person)
print(Child(name: "C", age: 1).both, Tree().both)
