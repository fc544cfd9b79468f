func a(_ c: Bool) -> Int {
  let x: Int
  if c { x = 1 }
  return x
}
func b(_ n: Int) -> Int {
  var x: Int
  switch n {
  case 0: x = 1
  case 1: break
  default: x = 2
  }
  return x
}
func c() -> Int {
  var x: Int
  x += 1
  return x
}
func d(_ n: Int) -> Int {
  let x: Int
  for i in 0..<n { if i == 3 { x = i; return x } }
  return x
}
func e() {
  var s: String
  s.append("a")
}
func f(_ c: Bool) {
  let x: Int
  while c { x = 1; break }
  print(x)
}
func g() {
  let x: Int
  print("\(x)")
  let y: [Int]
  print(y[0])
  let z: (Int, Int)
  print(z.0)
}
