let counts = ["a": 1, "b": 2]
let any: [String: Any] = counts
print(any.count, any["a"] as? Int ?? -1)
let optional: [String: Int?] = counts
print(optional["b"]!! + 1)
protocol Shape { var area: Double { get } }
struct Sq: Shape { var s: Double; var area: Double { s * s } }
class Base { var name: String { "base" } }
final class Derived: Base { override var name: String { "derived" } }
func total(_ shapes: [String: any Shape]) -> Double { shapes.keys.sorted().reduce(0) { $0 + shapes[$1]!.area } }
let squares = ["x": Sq(s: 2), "y": Sq(s: 3)]
print(total(squares))
let objects: [Int: Base] = [1: Derived(), 2: Derived()]
print(objects[2]!.name)
let derived: [Int: Derived] = [5: Derived()]
let bases: [Int: Base] = derived
print(bases[5]!.name, bases.count)
func log(_ values: [String: Any]) { for key in values.keys.sorted() { print(key, values[key]!) } }
log(["loss": 0.5]); log(counts); log(["name": "x", "n": 3])
let set: Set<Derived> = [Derived()]
let baseSet: Set<BaseKey> = [Key(n: 1), Key(n: 2)]
print(set.count, baseSet.map(\.n).sorted())
class BaseKey: Hashable { let n: Int; init(n: Int) { self.n = n }; static func == (a: BaseKey, b: BaseKey) -> Bool { a.n == b.n }; func hash(into h: inout Hasher) { h.combine(n) } }
final class Key: BaseKey {}
func sizes(_ s: Set<BaseKey>) -> Int { s.count }
let keys: Set<Key> = [Key(n: 5)]
print(sizes(keys))
let nested: [String: [Any]] = ["k": [1, "2"]]
print(nested["k"]!.count)
let arrays: [String: [Int]] = ["q": [1, 2]]
let wide: [String: [Any]] = arrays
print(wide["q"]!)
extension Derived: Hashable { static func == (a: Derived, b: Derived) -> Bool { a === b }; func hash(into h: inout Hasher) { h.combine(ObjectIdentifier(self)) } }
