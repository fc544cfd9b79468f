struct Inner { var a = 1; var b = 2 }
struct Outer { var inner = Inner(b: 5); var name = "outer" }
print(Outer())
class Base { var x = 1 }
class Derived: Base { var y = 2; var inner = Inner() }
let derived = Derived()
print(derived.x, derived.y, derived.inner)
