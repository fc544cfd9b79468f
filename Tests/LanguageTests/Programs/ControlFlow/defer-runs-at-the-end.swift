func f() {
  defer { print("last") }
  print("first")
}
f()
