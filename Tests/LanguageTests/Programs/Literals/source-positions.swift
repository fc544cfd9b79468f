func here(line: Int = #line, function: String = #function) -> String { "\(function):\(line)" }
print(#line, #function)
func f(_ a: Int, b: String) { print(#function, here()) }
f(1, b: "x")
struct S { var p: String { #function }; func m(_ x: Int) -> String { #function }; init() { print(#function) }; subscript(i: Int) -> String { #function } }
print(S().p, S().m(1), S()[0])
print(here(),
  here())
let c = { #function }
print(c(), #column)
