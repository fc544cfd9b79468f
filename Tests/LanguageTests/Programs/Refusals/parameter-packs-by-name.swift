func all<each T>(_ value: repeat each T) {
  print("x")
}
