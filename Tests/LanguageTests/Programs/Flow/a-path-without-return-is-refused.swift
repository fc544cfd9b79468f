func a(_ n: Int) -> Int {
  if n > 0 { return 1 }
}
func b(_ n: Int) -> Int {
  while n > 0 { return 1 }
}
func c(_ n: Int) -> Int {
  switch n {
  case 0: return 1
  default: print(2)
  }
}
func d(_ n: Int) -> Int {
  for _ in 0..<n { return 1 }
}
func e(_ n: Int) -> Int {
  while true { if n > 0 { break } }
}
func f(_ n: Int) -> Int {
  do { try g() } catch { print(error) }
}
func g() throws {}
let h = { (n: Int) -> Int in
  if n > 0 { return 1 }
}
func i(_ n: Int) -> Int {
}
struct S { var x: Int { if true { print(1) } } }
func j(_ o: Int?) -> Int {
  guard let o else { print("none") }
  return o
}
func k(_ n: Int) {
  for i in 0..<n {
    guard i > 1 else { print(i) }
  }
}
