var xs = [1, 2, 3]
swap(&xs[0], &xs[1])
func both(_ a: inout Int, _ b: inout Int) { a += b }
var n = 1
struct P { var x = 0, y = 0 }
var p = P()
swap(&p.x, &p.y)
func local() {
  var q = P(), r = [1]
  swap(&q.x, &q.y)
}
func third(_ a: inout [Int], _ b: inout Int) {}
third(&xs, &xs[0])
func fourth() {
  var grid = [[1], [2]], pair = (1, 2)
  swap(&grid[0][0], &grid[1][0])
  swap(&pair.0, &pair.1)
  third(&grid[0], &pair.0)
}
