struct P { var x = 0; let y = 1
  mutating func move() { x += 1 }
  func look() { x += 1 }
  func call() { move() }
  var lazyLike: Int { x = 2; return x }
}
let p = P()
p.x = 1
p.move()
var q = P()
q.y = 2
q.move()
func f(_ p: P) { p.x = 3; p.move() }
for item in [P()] { item.x = 1 }
P().move()
let list = [P()]
list[0].x = 1
struct L { lazy var z = 3 }
let l = L()
print(l.z)
