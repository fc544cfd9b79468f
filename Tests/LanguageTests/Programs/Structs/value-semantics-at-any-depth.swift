struct Vec { var x = 0, y = 0
  mutating func move(_ dx: Int, _ dy: Int) { x += dx; y += dy } }
struct Item { var name: String; var position = Vec(); var tags: [String] = [] }
struct World { var items: [Item] = []; var named: [String: Item] = [:]; var best: Item?
  mutating func addAll() { for i in items.indices { items[i].position.move(1, 1) } } }
var world = World(items: [Item(name: "a"), Item(name: "b")])
world.items[1].position.x += 5
world.items[1].tags.append("t")
world.items[0].position.move(2, 3)
let copy = world
world.addAll()
world.named["k"] = Item(name: "k")
world.named["k"]?.position.y = 7
world.named["k"]!.tags += ["z"]
world.named["none"]?.position.y = 7
world.named["new", default: Item(name: "fresh")].position.x -= 1
world.best = world.items[0]
world.best?.position.x = 100
world.best?.tags.append("best")
print(world.items)
print(copy.items)
print(world.named["k"]!, world.named["new"]!, world.named.count)
print(world.best!, world.items[0].position)
var grid = [[Vec()], [Vec(), Vec()]]
grid[1][0].x = 4
var other = grid
other[1][0].move(1, 1)
swap(&grid[0], &other[1])
print(grid, other)
func bump(_ v: inout Vec, by n: inout Int) { v.x += n; n += 1 }
var step = 3
bump(&world.items[0].position, by: &step)
bump(&grid[0][1], by: &step)
print(world.items[0].position.x, grid[0][1].x, step)
final class Ref { var inner = World() }
let r = Ref(), s = r
r.inner.items.append(Item(name: "q"))
s.inner.items[0].position.y -= 1
print(r.inner.items[0].position.y)
var tuple = (Vec(), [1, 2])
tuple.0.x = 9
tuple.1[0] += 10
print(tuple)
var nested: [String: [String: [Int]]] = [:]
nested["a", default: [:]]["b", default: []].append(1)
nested["a"]?["b"]?.append(2)
nested["a"]!["c"] = [3]
print(nested["a"]!["b"]!, nested["a"]!["c"]!, nested["z"]?["b"] as Any)
