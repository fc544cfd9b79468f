struct Point { var x = 0, y = 0; var sum: Int { get { x + y } set { x = newValue; y = 0 } } }
class Holder { var p = Point(); var list = [1, 2, 3]; var name = "h" }
func bump(_ n: inout Int, by k: Int = 1) { n += k }
func change(_ s: inout String) { s += "!" }
var point = Point(x: 1, y: 2)
bump(&point.x); bump(&point.y, by: 5); bump(&point.sum)
print(point)
var grid = [[1, 2], [3, 4]]
bump(&grid[1][0], by: 10)
print(grid)
var table = ["a": 1]
bump(&table["a", default: 0]); bump(&table["b", default: 5])
print(table["a"]!, table["b"]!)
var pair = (1, (2, "t"))
bump(&pair.0); bump(&pair.1.0); change(&pair.1.1)
print(pair)
let holder = Holder()
bump(&holder.p.x, by: 3); bump(&holder.list[2]); change(&holder.name)
print(holder.p, holder.list, holder.name)
var optional: Int? = 4
bump(&optional!)
func clear(_ o: inout Int?) { o = nil }
print(optional as Any); clear(&optional); print(optional as Any)
var a = 1, b = 2
swap(&a, &b)
print(a, b)
func rotate(_ x: inout Int, _ y: inout Int, _ z: inout Int) { (x, y, z) = (y, z, x) }
var c = 3
rotate(&a, &b, &c)
print(a, b, c)
func twice(_ n: inout Int, _ f: (inout Int) -> Void) { f(&n); f(&n) }
twice(&a) { $0 *= 3 }
print(a)
func viaNested(_ n: inout Int) {
  func add() { n += 1 }
  add(); add()
  [1, 2, 3].forEach { n += $0 }
}
viaNested(&a)
print(a)
var points = [Point(), Point()]
for i in points.indices { bump(&points[i].x, by: i + 1) }
points[0].y = 9
print(points)
var holders = [Holder()]
bump(&holders[0].p.y)
print(holders[0].p)
func fill(_ list: inout [Int]) { list.append(list.count); list[0] = 99 }
fill(&holder.list); fill(&grid[0])
print(holder.list, grid)
func early(_ n: inout Int) -> Bool { n = 5; if n > 3 { return true }; n = 6; return false }
print(early(&a), a)
