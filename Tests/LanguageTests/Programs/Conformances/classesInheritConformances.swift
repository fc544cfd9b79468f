protocol Speaker { func speak() -> String; init(name: String); static var kind: String { get } }
extension Speaker { func twice() -> String { speak() + " " + speak() } }
class Animal: Speaker { let name: String; required init(name: String) { self.name = name }; func speak() -> String { name }; class var kind: String { "animal" } }
class Dog: Animal { override func speak() -> String { "woof " + name }; override class var kind: String { "dog" } }
final class Puppy: Dog { override func speak() -> String { "yip" } }
let speakers: [any Speaker] = [Animal(name: "a"), Dog(name: "d"), Puppy(name: "p")]
for speaker in speakers { print(speaker.speak(), speaker.twice(), type(of: speaker).kind, type(of: speaker).init(name: "new").speak()) }
func make<S: Speaker>(_ type: S.Type, _ name: String) -> S { S(name: name) }
print(make(Dog.self, "x").speak(), make(Puppy.self, "y").twice())
func use<S: Speaker>(_ speaker: S) -> String { speaker.twice() }
print(use(Dog(name: "z")), use(Puppy(name: "q") as Animal))
let animal: Animal = Dog(name: "k")
print(animal.twice(), animal is any Speaker, (animal as any Speaker).speak())
