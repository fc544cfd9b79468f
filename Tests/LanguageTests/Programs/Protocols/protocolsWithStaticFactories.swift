protocol Registered { static var key: String { get }; init() ; var value: Int { get } }
struct One: Registered { static let key = "one"; let value = 1 }
final class Two: Registered { static let key = "two"; let value: Int; init() { value = 2 } }
enum Three: Registered { case only; init() { self = .only }; static var key: String { "three" }; var value: Int { 3 } }
struct Registry {
  private var types: [String: any Registered.Type] = [:]
  mutating func add(_ type: any Registered.Type) { types[type.key] = type }
  func make(_ key: String) -> (any Registered)? { types[key].map { $0.init() } }
}
var registry = Registry()
for type in [One.self, Two.self, Three.self] as [any Registered.Type] { registry.add(type) }
print(registry.make("one")?.value ?? 0, registry.make("two")?.value ?? 0, registry.make("three")?.value ?? 0, registry.make("four") == nil)
func create<T: Registered>(_ type: T.Type) -> T { T() }
print(create(One.self).value, create(Two.self).value, type(of: create(Three.self)))
