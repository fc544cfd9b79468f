protocol Stackable { associatedtype Item; mutating func push(_ x: Item); var top: Item? { get } }
struct Good<T>: Stackable { var items: [T] = []; mutating func push(_ x: T) { items.append(x) }; var top: T? { items.last } }
struct Bad<T>: Stackable { var items: [T] = []; mutating func push(_ x: T) { items.append(x) } }
func drain<S: Stackable>(_ s: S) -> Int where S.Item == Int { s.top ?? 0 }
print(drain(Good<Int>()), drain(Good<String>()))
class Base<T> { func f(_ x: T) -> Int { 0 } }
class Sub: Base<Int> { override func f(_ x: String) -> Int { 1 } }
func onlyClasses<T: AnyObject>(_ x: T) {}
onlyClasses(Good<Int>())
