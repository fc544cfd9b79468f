protocol Shape { var area: Double { get }; func name() -> String; init(side: Double); static var kind: String { get } }
extension Shape {
  func describe() -> String { "\(Self.kind) \(name()) of \(area)" }
  static func unit() -> Self { Self(side: 1) }
  func name() -> String { "thing" }
  var doubled: Double { area * 2 }
}
struct Square: Shape { var side: Double; var area: Double { side * side }; func name() -> String { "square" }; static let kind = "flat"
  init(side: Double) { self.side = side } }
final class Cube: Shape { let s: Double; var area: Double { 6 * s * s }; static var kind: String { "solid" }
  init(side: Double) { s = side } }
func show<S: Shape>(_ s: S) -> String { s.describe() + " / " + S.kind }
func make<S: Shape>(_ type: S.Type, _ side: Double) -> S { S(side: side) }
func largest<S: Shape>(_ shapes: [S]) -> S? { shapes.max { $0.area < $1.area } }
print(show(Square(side: 2)), show(Cube(side: 1)))
print(make(Square.self, 3).area, make(Cube.self, 2).describe(), Square.unit().area, Cube.unit().doubled)
print(largest([Square(side: 1), Square(side: 4), Square(side: 2)])!.side)
func sumOfAreas(_ a: some Shape, _ b: some Shape) -> Double { a.area + b.area }
print(sumOfAreas(Square(side: 1), Cube(side: 1)))
protocol Container { associatedtype Item; var items: [Item] { get }; mutating func add(_ x: Item) }
extension Container { var count: Int { items.count }; var last: Item? { items.last }
  mutating func addAll(_ xs: [Item]) { for x in xs { add(x) } } }
extension Container where Item: Comparable { func biggest() -> Item? { items.max() } }
struct Bag<T>: Container { var items: [T] = []; mutating func add(_ x: T) { items.append(x) } }
struct Names: Container { var items: [String] = []; mutating func add(_ x: String) { items.append(x.capitalized) } }
var bag = Bag<Int>(); bag.addAll([3, 9, 4])
var names = Names(); names.addAll(["ann", "bob"])
print(bag.count, bag.biggest()!, bag.last!, names.items, names.biggest()!)
func copyAll<A: Container, B: Container>(_ a: A, into b: inout B) where A.Item == B.Item { for x in a.items { b.add(x) } }
var target = Bag<String>()
copyAll(names, into: &target)
print(target)
