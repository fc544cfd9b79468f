// var where let is enough, and variables that are only written.
struct Point { var x = 0, y = 0 }
class Box { var value = 0 }

func look(_ flag: Bool) {
  var constant = 1
  var point = Point()
  var moved = Point()
  moved.x = 2
  var box = Box()
  box.value = 3
  var list = [1]
  list.append(2)
  var element = [1, 2]
  element[0] = 5
  var (a, b) = (1, 2)
  a += 1
  var (c, d) = (1, 2)
  var written = 1
  written = 2
  var text = "a"
  text += "b"
  var captured = 0
  let increase = { captured += 1 }
  increase()
  var seen = 0
  let show = { print(seen) }
  show()
  var swapped = 1, other = 2
  swap(&swapped, &other)
  for var i in 0..<2 { print(i) }
  for var j in 0..<2 { j += 1; print(j) }
  if var maybe = Optional(3) { print(maybe) }
  if var changed = Optional(3) { changed += 1; print(changed) }
  while var step = Optional(1) { step = 2; break }
  var assignedOnce: Int
  if flag { assignedOnce = 1 } else { assignedOnce = 2 }
  print(constant, point.x, moved.y, box.value, a, b, c, d, assignedOnce)
}
look(true)
var global = 1
print(global)
