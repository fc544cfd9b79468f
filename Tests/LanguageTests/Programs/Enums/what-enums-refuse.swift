enum A: Int { case one = 1, two = 1 }
enum B: String { case x = 3 }
enum C { case a; var stored = 1 }
enum D { case a, a }
enum E: Int { case p(Int) }
enum F { case f(Int) }
let f = F.f
let g: F = .missing
enum G { case g(Int, label: String) }
let h = G.g(1, "a")
let i = G.g(1, label: "a")
print(A.one == .two)
