func a() {
  func inner() -> Int { later + 1 }
  print(inner())
  let later = 5
  print(later)
}
