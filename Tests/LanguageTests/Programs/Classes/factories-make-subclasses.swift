class Layer {
  let units: Int
  private(set) var log: [String] = []
  required init(units: Int, name: String = "layer") { self.units = units; log.append("\(name):\(units)") }
  convenience init(double units: Int) { self.init(units: units * 2) }
  func clone() -> Self { Self(units: units, name: "clone") }
  static func stack(_ n: Int) -> [Layer] { (1...n).map { Self(units: $0) } }
  func describe() -> String { "\(type(of: self))(\(units)) \(log)" }
}
class Dense: Layer { var activation = "relu"; var calls = [1, 2]
  override func describe() -> String { super.describe() + " " + activation + " \(calls)" } }
final class Dropout: Layer {
  let rate: Double
  required init(units: Int, name: String) { rate = Double(units) / 10; super.init(units: units, name: "drop-" + name) }
}
struct Registry {
  var types: [String: Layer.Type] = [:]
  mutating func register(_ type: Layer.Type) { types[String(describing: type)] = type }
  func make(_ name: String, _ units: Int) -> Layer? { types[name]?.init(units: units, name: name.lowercased()) }
}
var registry = Registry()
registry.register(Layer.self); registry.register(Dense.self); registry.register(Dropout.self)
for name in registry.types.keys.sorted() { print(registry.make(name, 4)!.describe()) }
print(registry.make("None", 1) == nil)
let d = Dense(units: 3)
d.activation = "tanh"
print(d.clone().describe(), d.clone().activation)
let layer: Layer = d
print(layer.clone().describe())
print(Dense.stack(2).map { $0.describe() })
print(Dense(double: 5).describe())
func rebuild<L: Layer>(_ layers: [L]) -> [L] { layers.map { type(of: $0).init(units: $0.units + 1) } }
print(rebuild([d, Dense(units: 7)]).map { $0.describe() })
print(rebuild([Layer(units: 1), Dropout(units: 2, name: "x"), d]).map { $0.describe() })
func fresh<L: Layer>(_ type: L.Type) -> L { L(units: 9) }
print(fresh(Dropout.self).rate, fresh(Dense.self).describe())
let makers: [(Int) -> Layer] = [Layer.self, Dense.self].map { type in { type.init(units: $0) } }
print(makers.map { $0(6).describe() })
class Failing { let n: Int; required init?(n: Int) { if n < 0 { return nil }; self.n = n } }
class Sub: Failing { var extra = "e" }
let f: Failing.Type = Sub.self
print(f.init(n: 1).map { "\(type(of: $0)) \($0.n)" } ?? "nil", f.init(n: -1) == nil)
struct Bad: Error {}
class Throwing { required init(_ n: Int) throws { if n == 0 { throw Bad() } } }
class Throwing2: Throwing { deinit { print("gone") } }
let th: Throwing.Type = Throwing2.self
do { _ = try th.init(1); _ = try th.init(0) } catch { print("caught", error) }
