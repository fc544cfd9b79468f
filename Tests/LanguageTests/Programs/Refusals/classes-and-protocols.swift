protocol Named { var name: String { get } }
struct Nameless: Named {}
class Base { func act() {} ; init(x: Int) {} }
class Derived: Base {
  func act() {}
  override func missing() {}
}
let b = Base()
let d = Named()
struct Value: Base {}
