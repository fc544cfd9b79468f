protocol Greeter { func hello() -> String }
extension Greeter {
  func hello() -> String { "default hello" }
  func goodbye() -> String { "default goodbye" }
}
struct Polite: Greeter { func hello() -> String { "good day" }; func goodbye() -> String { "farewell" } }
struct Plain: Greeter {}
let polite = Polite()
let greeter: any Greeter = polite
print(polite.hello(), polite.goodbye())
print(greeter.hello(), greeter.goodbye())
print(Plain().hello(), Plain().goodbye())
func meet<T: Greeter>(_ value: T) -> String { value.hello() + "/" + value.goodbye() }
print(meet(polite), meet(Plain()))
class Base: Greeter { func hello() -> String { "base" } }
class Derived: Base { override func hello() -> String { "derived" } }
class Late: Greeter {}
class Later: Late { func hello() -> String { "later" } }
let all: [any Greeter] = [Base(), Derived(), Late(), Later()]
for value in all { print(value.hello()) }
print(Later().hello(), meet(Later()), meet(Derived() as Base))
