// The same inside of bodies, branches and closures.
func square(_ x: Int) -> Int { x * x }
func nothing() { square(3) }
func run(_ body: () -> Void) { body() }

[1, 2].forEach { square($0) }
run { square(4) }
run {
  let two = 2
  square(two)
  print("ran", two)
}
if square(2) > 3 { square(5) } else { square(6) }
for i in 0..<2 { square(i) }
switch square(1) {
case 1: square(7)
default: break
}
let chosen = if square(1) == 1 { square(8) } else { square(9) }
defer { square(10) }
nothing()
_ = square(11)
print(chosen)
