class Animal {
  let name: String
  init(name: String) { self.name = name }
  deinit { print("animal \(name)") }
}
class Dog: Animal {
  var tail: Tail? = Tail()
  deinit { print("dog \(name)") }
}
class Tail { deinit { print("tail") } }
final class Puppy: Dog {
  deinit {
    print("puppy \(name)")
    describe()
  }
  func describe() { print("still \(name)") }
}
func run() {
  let animals: [Animal] = [Dog(name: "Rex"), Puppy(name: "Bo"), Animal(name: "Cat")]
  print(animals.count)
}
run()
class Silent: Animal {}
do { _ = Silent(name: "silent") }
