let a = [10, 20, 30, 40, 50]
let i = a.index(a.startIndex, offsetBy: 2)
print(a[i], a.index(after: i), a.index(before: i), a.distance(from: 1, to: 4))
print(a.index(0, offsetBy: 9, limitedBy: a.endIndex) as Any, a.index(0, offsetBy: 3, limitedBy: a.endIndex) as Any)
var j = a.startIndex
a.formIndex(after: &j)
a.formIndex(&j, offsetBy: 2)
a.formIndex(before: &j)
print(j, a[j])
for k in a.indices.reversed() { print(a[k], terminator: " ") }
print()
for k in a.indices where k % 2 == 0 { print(a[k], terminator: " ") }
print()
print(a[a.indices.last!], a.indices.contains(5), a.startIndex, a.endIndex)
let s = a[1...3]
print(s.startIndex, s.endIndex, s[2], s.index(after: 1), s.indices, s.firstIndex(of: 40) as Any, s.first!, s.last!)
var grid = [[Int]](repeating: [Int](repeating: 0, count: 3), count: 2)
grid[1][2] = 5
grid[0][0] += 7
grid[1].append(9)
for row in grid { print(row) }
print(grid.map { $0.reduce(0, +) }, grid.flatMap { $0 }.filter { $0 > 0 }, grid[1].count)
var cube = Array(repeating: Array(repeating: Array(repeating: 0, count: 2), count: 2), count: 2)
cube[1][0][1] = 3
print(cube)
