enum Shape {
  case circle(Double), square(side: Double), point
}
let s = Shape.circle(1)
let t: Shape = .circle
let u: Shape = .triangle
switch s {
case .circle(let r): print(r)
case .square: print("square")
}
switch s {
case .circle(let r, let q): print(r, q)
default: break
}
switch 3 {
case 1: print("one")
}
