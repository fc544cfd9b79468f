protocol Describable { var label: String { get }; func detail() -> String }
extension Describable {
  func detail() -> String { "plain \(label)" }
  func full(_ prefix: String = ">") -> String { prefix + detail() + inner { $0 + "!" } }
  func inner(_ change: (String) -> String) -> String { change(label) }
  func notARequirement() -> String { "default" }
  static func count() -> Int { 1 }
}
struct A: Describable { let label = "a" }
struct B: Describable { let label = "b"; func detail() -> String { "special b" }; func notARequirement() -> String { "own" } }
let values: [any Describable] = [A(), B()]
for value in values { print(value.full(), value.full("~"), value.notARequirement(), value.detail()) }
print(B().notARequirement(), A().full())
func generic<T: Describable>(_ value: T) -> String { value.full() + " " + value.notARequirement() }
for value in values { print(generic(value)) }
print(generic(B()))
