protocol Shape { var area: Double { get } }
protocol Named { static var typeName: String { get }; var full: String { get } }
extension Named { var full: String { "a " + Self.typeName } }
struct Square { var side: Double }
extension Square: Shape { var area: Double { side * side } }
extension Square: Named { static var typeName: String { "square" } }
extension Int: Shape { var area: Double { Double(self * self) } }
extension Array: Shape where Element: Shape { var area: Double { reduce(0) { $0 + $1.area } } }
extension Optional: Shape where Wrapped: Shape { var area: Double { map { $0.area } ?? 0 } }
print(Square(side: 2).area, Square(side: 1).full, 3.area, [1, 2, 3].area, [Square(side: 1), Square(side: 3)].area)
let maybe: Square? = Square(side: 4)
let none: Int? = nil
print(maybe.area, none.area, [[1, 2], [3]].area)
let shapes: [any Shape] = [Square(side: 2), 5, [1, 2]]
print(shapes.map { $0.area })
