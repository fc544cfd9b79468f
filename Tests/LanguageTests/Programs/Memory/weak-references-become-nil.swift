class Person {
  let name: String
  var apartment: Apartment?
  init(name: String) { self.name = name }
  deinit { print("\(name) gone") }
}
class Apartment {
  let unit: String
  weak var tenant: Person?
  init(unit: String) { self.unit = unit }
  deinit { print("apartment \(unit) gone") }
}
var john: Person? = Person(name: "John")
var unit: Apartment? = Apartment(unit: "4A")
john!.apartment = unit
unit!.tenant = john
print(unit?.tenant?.name ?? "nobody")
john = nil
print(unit?.tenant?.name ?? "nobody")
print(unit!.tenant == nil)
unit = nil
func locals() {
  var strong: Person? = Person(name: "Ann")
  weak var observer = strong
  print(observer?.name as Any)
  if let person = observer { print("alive", person.name) }
  strong = nil
  print(observer as Any)
  observer = Person(name: "Temp")
  print(observer == nil)
  _ = strong
}
locals()
struct Handle { weak var target: Person? }
func structs() {
  let p = Person(name: "Bea")
  var handles = [Handle(target: p), Handle(target: nil)]
  print(handles.compactMap { $0.target?.name })
  let copy = handles
  handles[0].target = nil
  print(copy[0].target!.name, handles[0].target == nil)
}
structs()
protocol Listener: AnyObject { func heard(_ s: String) }
final class Radio {
  weak var listener: Listener?
  func play() { listener?.heard("song"); print(listener == nil ? "no listener" : "listener") }
}
final class Fan: Listener {
  func heard(_ s: String) { print("fan heard", s) }
}
let radio = Radio()
var fan: Fan? = Fan()
radio.listener = fan
radio.play()
fan = nil
radio.play()
