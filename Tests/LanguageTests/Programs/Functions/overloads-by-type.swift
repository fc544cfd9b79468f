func show(_ x: Int) -> String { "int \(x)" }
func show(_ x: Double) -> String { "double \(x)" }
func show(_ x: String) -> String { "string \(x)" }
print(show(1), show(1.5), show("s"))
