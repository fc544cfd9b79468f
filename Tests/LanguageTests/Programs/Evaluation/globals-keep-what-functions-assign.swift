var total = 0
var history: [Int] = []
var label = "start"
var best: Int?

func record(_ value: Int) {
  total += value
  history.append(value)
  label = "after \(value)"
  if best == nil || value > best! { best = value }
}

var i = 0
while i < 6 {
  let old = total
  record(i * i % 7)
  if total != old + history[i] { print("lost") }
  total += 1
  i += 1
}
print(total, history, label, best ?? -1)

for value in history {
  history.append(value + 100)
  if history.count > 9 { break }
}
print(history)

let closure = { (by: Int) in total -= by }
for step in [3, 5] {
  let seen = total
  closure(step)
  print(seen - total, total)
}

var matrix = [[1, 2], [3, 4]]
func clear(row: Int) { matrix[row] = [0, 0] }
let first = matrix[0]
clear(row: 0)
matrix[1][0] += first[1]
print(matrix, first)

func scaled(_ values: inout [Int], by factor: Int) -> Int {
  for k in values.indices { values[k] *= factor }
  return values.count
}
print(scaled(&history, by: 2) + history[0], history.last!)

struct Point {
  var x = 0.0
  var y = 0.0
}
var points = [Point(x: 1, y: 2), Point(x: 3, y: 4)]
var copy = points
for k in points.indices {
  points[k].x += Double(k) + 0.5
  points[k].y -= points[k].x
}
print(points[0].x, points[1].y, copy[0].x, copy[1].y)
var p = points[1]
p.x = -1
p.y *= 2
print(p.x, p.y, points[1].x)
