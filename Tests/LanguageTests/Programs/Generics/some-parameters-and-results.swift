protocol Shape { var area: Double { get }; func scaled(by k: Double) -> Self }
struct Circle: Shape { var r: Double; var area: Double { 3 * r * r }; func scaled(by k: Double) -> Circle { Circle(r: r * k) } }
struct Square: Shape { var s: Double; var area: Double { s * s }; func scaled(by k: Double) -> Square { Square(s: s * k) } }
func total(_ shapes: [some Shape]) -> Double { shapes.reduce(0) { $0 + $1.area } }
func bigger(_ a: some Shape, _ b: some Shape) -> String { a.area > b.area ? "first" : "second" }
func double<S: Shape>(_ s: S) -> S { s.scaled(by: 2) }
print(total([Circle(r: 1), Circle(r: 2)]), bigger(Circle(r: 1), Square(s: 3)), double(Square(s: 1)).s)
func show(_ xs: some Collection<Int>) -> Int { xs.reduce(0, +) }
print(show([1, 2]), show(1...3), show(Set([5])))
func describe(_ x: some CustomStringConvertible) -> String { "<" + x.description + ">" }
print(describe(3), describe("s"), describe([1, 2]), describe(2.5))
func shape(_ n: Int) -> some Shape { Square(s: Double(n)) }
print(shape(3).area, shape(2).scaled(by: 3).area)
func any(_ s: any Shape) -> Double { measure(s) }
func measure<S: Shape>(_ s: S) -> Double { s.area * 10 }
print(any(Circle(r: 1)), any(Square(s: 2)))
let mixed: [any Shape] = [Circle(r: 1), Square(s: 1)]
print(mixed.map { measure($0) }, mixed.map { $0.area })
