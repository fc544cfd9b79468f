var a = [1, 2, 3]
swap(&a[0], &a[1])
struct Pair { var left = 1; var right = 2
  mutating func add(_ n: inout Int) { left += n } }
func both(_ x: inout Int, _ y: inout Int) { x += 1; y += 1 }
func run() {
  var p = Pair()
  both(&p.left, &p.right)
  both(&p.left, &p.left)
  p.add(&p.right)
  var n = 1
  both(&n, &n)
  var t = (1, 2)
  both(&t.0, &t.1)
  print(p, n, t)
}
run()
