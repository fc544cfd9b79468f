struct P { var x: Int; var y: Int
  init(x: Int) {
    self.x = x
    y = twice()
  }
  func twice() -> Int { x * 2 }
}
class Base { var a: Int
  init(a: Int) { self.a = a }
  func hello() {}
}
class Kid: Base { var b: Int
  init(b: Int) {
    self.b = b
    hello()
    super.init(a: b)
  }
  init(c: Int) {
    super.init(a: c)
    b = c
  }
  init(d: Int) {
    b = d
    a = d
    super.init(a: d)
  }
  convenience init(e: Int) {
    b = e
    self.init(b: e)
  }
}
class Root { var n: Int; var m: Int
  init() {
    n = m + 1
    m = 2
  }
}
