protocol Shape { func area() -> Double; var label: String { get } }
struct Square: Shape { let side: Double; func area() -> Double { side * side }; var label: String { "square" } }
struct Scaled<Base: Shape>: Shape { let base: Base; let factor: Double; func area() -> Double { base.area() * factor }; var label: String { "scaled " + base.label } }
func make() -> some Shape { Square(side: 3) }
func scale(_ shape: some Shape, by factor: Double) -> some Shape { Scaled(base: shape, factor: factor) }
let shape = make()
print(shape.area(), shape.label, scale(shape, by: 2).area(), scale(scale(shape, by: 2), by: 0.5).label)
struct Page { var body: some Shape { Square(side: 2) } }
print(Page().body.area())
