func levels(_ n: Int) -> [String] {
  var result: [String] = []
  switch n {
  case 3: result.append("three"); fallthrough
  case 2: result.append("two"); fallthrough
  case 1:
    result.append("one")
    if n == 2 { break }
    fallthrough
  case 0: result.append("zero")
  default: result.append("many")
  }
  return result
}
for n in 0...4 { print(levels(n)) }
outer: for i in 1...3 {
  switch i {
  case 2: continue outer
  case 3: break outer
  default: print("i", i)
  }
  print("after", i)
}
