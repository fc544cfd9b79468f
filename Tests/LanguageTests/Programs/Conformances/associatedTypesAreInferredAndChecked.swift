protocol Container { associatedtype Item; var count: Int { get }; subscript(i: Int) -> Item { get }; mutating func append(_ item: Item) }
struct Stack: Container {
  var items: [String] = []
  var count: Int { items.count }
  subscript(i: Int) -> String { items[i] }
  mutating func append(_ item: String) { items.append(item) }
}
struct Mixed: Container {
  var items: [String] = []
  var count: Int { items.count }
  subscript(i: Int) -> String { items[i] }
  mutating func append(_ item: Int) { }
}
protocol Sorted { associatedtype Key: Comparable; var key: Key { get } }
struct Plain { }
struct BadKey: Sorted { var key: Plain }
struct GoodKey: Sorted { var key: Int }
protocol Defaulted { associatedtype Output = String; func run() -> Output }
struct Uses: Defaulted { func run() -> String { "x" } }
struct Chooses: Defaulted { func run() -> Int { 1 } }
