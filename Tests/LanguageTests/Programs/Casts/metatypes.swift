class Base { class var title: String { "base" }; required init() {} ; func hi() -> String { "hi base" } }
class Derived: Base { override class var title: String { "derived" }; override func hi() -> String { "hi derived" } }
struct S { static let x = 3 }
let b: Base = Derived()
print(type(of: b), type(of: b) == Derived.self, type(of: b) == Base.self)
print(S.self, Int.self, [String].self, type(of: [1: "a"]), type(of: S()))
func same<T, U>(_ a: T.Type, _ b: U.Type) -> Bool { a == b }
print(same(Int.self, Int.self), same(Int.self, Double.self))
print(String(describing: type(of: 1)), "\(type(of: "x"))")
let kinds: [Any.Type] = [Int.self, String.self]
print(kinds[0] == Int.self, kinds)
print(ObjectIdentifier(b) == ObjectIdentifier(b), ObjectIdentifier(b) == ObjectIdentifier(Base()))
print(b is Derived, type(of: b as Any))
