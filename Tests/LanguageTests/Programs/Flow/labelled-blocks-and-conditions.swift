func find(_ grid: [[Int]], _ wanted: Int) -> String {
  search: do {
    for (y, row) in grid.enumerated() {
      for (x, value) in row.enumerated() where value == wanted {
        print("at", x, y)
        break search
      }
    }
    return "nowhere"
  }
  return "found"
}
print(find([[1, 2], [3, 4]], 3), find([[1]], 2))
check: if find([[1]], 1) == "found" {
  if true { break check }
  print("not reached")
}
rows: for y in 0..<3 {
  var x = 0
  columns: while true {
    x += 1
    if x > 3 { continue rows }
    if x == y { break columns }
    if y == 2 && x > 1 { break rows }
    print(x, y, terminator: "; ")
  }
  print("row", y)
}
print()
count: repeat {
  switch Int("3")! {
  case 3: break count
  default: print("never")
  }
} while true
one: switch 1 {
case 1:
  for i in 0..<5 { if i == 2 { break one } }
  print("not here")
default: break
}
print("end")
