struct S { var a: Int; var b = "b"; var list: [Int] = [] }
print(S(a: 1), S(a: 2, b: "c", list: [3]))
class Base { var x = 1; var y: Int = 2 }
class Derived: Base { var z: Int = 3; var w = "w" }
let d = Derived()
d.x = 10
d.z = 30
d.w = "ww"
print(d.x, d.y, d.z, d.w)
struct Flag { var on = true; let name: String; var level = 0.5 }
var flag = Flag(name: "f")
flag.level = 2
print(flag)
print(Flag(on: false, name: "g", level: 1))
