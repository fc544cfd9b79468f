let a = #stringify(1 + 2)
macro stringify(_ x: Int) = #externalMacro(module: "M", type: "T")
#Preview { 3 }
