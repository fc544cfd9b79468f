func size(_ x: Int) -> String { "int" }
func size(_ x: String) -> String { "string" }
func size(of x: Int) -> String { "labelled" }
func size(_ x: Int) -> Int { x }
let x = 1
do {
  let x = "inner"
  print(x)
}
func scoped(x: Double) -> Double {
  var y = x
  if y > 1 {
    let y = "text"
    print(y)
  }
  y += 1
  return y
}
for x in 0..<1 { print(x) }
let s: String = size(1)
let n: Int = size(2)
print(s, n, size("a"), size(of: 3), scoped(x: 2), x)
struct Box {
  let x = 1
  func x(_ y: Int) -> Int { y }
}
print(Box().x, Box().x(4))
