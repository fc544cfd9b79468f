func b() {
  print(x)
  let x = 1
}
func c() {
  let y = y + 1
  print(y)
}
