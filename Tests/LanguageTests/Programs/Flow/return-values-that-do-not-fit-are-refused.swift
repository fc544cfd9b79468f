func a() -> Int { return }
func b() { return 1 }
func c() -> String { return 3 }
struct S { let x: Int; init() { x = 1; return 5 } }
let d = { () -> Int in return "x" }
func e() throws -> Int? { return "y" }
func f() -> (Int, String) { return ("a", 1) }
func g() -> Never { print("x") }
