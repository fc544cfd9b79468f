struct Address { var city: String; var zip: Int? }
struct Person { var name: String; var age: Int; var address: Address; var tags: [String] = [] }
class Team { var lead: Person; let size = 3; init(_ p: Person) { lead = p } }
var ann = Person(name: "Ann", age: 30, address: Address(city: "Ulm", zip: nil))
let name = \Person.name
let age: WritableKeyPath<Person, Int> = \.age
let city = \Person.address.city
print(ann[keyPath: name], ann[keyPath: city])
ann[keyPath: age] += 1
ann[keyPath: city] = "Bonn"
print(ann.age, ann.address.city)
let people = [ann, Person(name: "Bob", age: 25, address: Address(city: "Ulm", zip: 89073))]
print(people.map(\.name), people.map(\.address.city.count))
print(people.sorted { $0[keyPath: age] < $1[keyPath: age] }.map(\.name))
print(people.compactMap(\.address.zip), people.filter(\.tags.isEmpty).count)
print([1, 2, 3].map(\.self), ["a", "bb"].map(\.count), [1, 2, 3].map(\.description))
let team = Team(ann)
let lead = \Team.lead.name
team[keyPath: lead] = "Cy"
print(team.lead.name, team[keyPath: \.size])
let first = \[Int][0]
var numbers = [4, 5]
numbers[keyPath: first] = 40
print(numbers, numbers[keyPath: \.count], numbers[keyPath: \.[1]])
let joined = (\Person.address).appending(path: \Address.city)
print(ann[keyPath: joined])
let optional = \Person.address.zip
print(ann[keyPath: optional] as Any, people[1][keyPath: \.address.zip!])
let chained = \Person.tags.first?.count
ann.tags = ["abc"]
print(ann[keyPath: chained] as Any)
let function: (Person) -> Int = \.age
print(function(ann))
