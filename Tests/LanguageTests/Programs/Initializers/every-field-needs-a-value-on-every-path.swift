struct A { var x: Int; var y: Int
  init(x: Int) { self.x = x }
}
struct B { let x: Int
  init(flag: Bool) {
    if flag { x = 1 }
  }
}
struct C { let x: Int; let y: Int
  init(n: Int) {
    switch n {
    case 0: x = 1; y = 2
    case 1: x = 1
    default: x = 3; y = 4
    }
  }
}
class D { let name: String
  init() {}
}
class E { var name: String; var age: Int
  init(early: Bool) {
    name = "e"
    if early { return }
    age = 3
  }
}
struct Fine { let x: Int; var y: Int
  init(n: Int) {
    if n > 0 { x = n } else if n == 0 { x = 7 } else { fatalError("negative") }
    y = x
  }
}
