func a() {
  let x: Int
  x = 1
  x = 2
  print(x)
}
func b(_ c: Bool) {
  let x: Int
  if c { x = 1 }
  x = 2
  print(x)
}
func c() {
  let x: Int
  for i in 0..<3 { x = i }
}
func d(_ c: Bool) {
  let x: Int
  if c { x = 1 } else { x = 3 }
  x = 4
  print(x)
}
func e() {
  let x: Int
  while true { x = 5; print(x) }
}
