func name(_ n: Int) -> String {
  switch n {
  case 0: return "zero"
  case 1, 2: return "few"
  case let x where x < 0: return "negative"
  default: return "many"
  }
}
print(name(0), name(2), name(-5), name(10))
switch "b" {
case "a": print("A")
case "b": print("B")
default: print("?")
}
