struct S { let x: Int; let fixed = 3; var v = 1
  init(a: Int) {
    x = a
    x = a + 1
  }
  init(b: Int) {
    fixed = b
    x = b
  }
  init(c: Bool) {
    if c { x = 1 }
    x = 2
  }
}
