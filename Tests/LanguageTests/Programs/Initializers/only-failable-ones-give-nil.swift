struct A { let x: Int
  init(_ n: Int) { if n < 0 { return nil }; x = n }
}
struct B { let x: Int
  init?(_ n: Int) { if n < 0 { return nil }; x = n }
  init(always n: Int) { self.init(n)! }
}
print(B(always: 3).x)
let b = B(4)
print(b.x)
