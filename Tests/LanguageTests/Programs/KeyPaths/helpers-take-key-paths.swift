struct Item { var name: String; var price: Double; var stock: Int }
extension Sequence {
  func sorted<V: Comparable>(by path: KeyPath<Element, V>) -> [Element] { sorted { $0[keyPath: path] < $1[keyPath: path] } }
  func sum<V: Numeric>(_ path: KeyPath<Element, V>) -> V { reduce(0) { $0 + $1[keyPath: path] } }
}
let items = [Item(name: "pen", price: 1.5, stock: 10), Item(name: "ink", price: 4, stock: 2), Item(name: "cap", price: 3, stock: 7)]
print(items.sorted(by: \.name).map(\.name), items.sorted(by: \.price).map(\.name))
print(items.sum(\.stock), items.sum(\.price))
func largest(_ list: [Item], _ path: KeyPath<Item, Int>) -> Item? { list.max { $0[keyPath: path] < $1[keyPath: path] } }
print(largest(items, \.stock)!.name)
func raise(_ list: inout [Item], _ path: WritableKeyPath<Item, Double>) { for i in list.indices { list[i][keyPath: path] *= 2 } }
var copy = items
raise(&copy, \.price)
print(copy.map(\.price))
let columns: [(String, KeyPath<Item, Int>)] = [("stock", \.stock), ("letters", \.name.count)]
for (title, path) in columns { print(title, items.map { $0[keyPath: path] }) }
print(\Item.name == \Item.name, \Item.stock == \Item.name.count)
let byName = Dictionary(grouping: items, by: \.name.count)
print(byName[3]!.count)
