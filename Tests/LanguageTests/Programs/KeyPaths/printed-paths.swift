struct Point { var x = 0, y = 0 }
struct Matrix { var rows: [[Double]] = []; var corner = Point() }
let path = \Matrix.corner.x
print(path, [path], \Matrix.rows, \Point.self)
print((\Matrix.corner).appending(path: \Point.y))
