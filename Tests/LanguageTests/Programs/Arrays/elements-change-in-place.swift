func sieve(_ n: Int) -> [Int] {
  var isPrime = Array(repeating: true, count: n + 1)
  var result: [Int] = []
  for i in 2...n where isPrime[i] {
    result.append(i)
    for j in stride(from: i * i, through: n, by: i) { isPrime[j] = false }
  }
  return result
}
print(sieve(30))

func histogram(_ values: [Int]) -> [Int] {
  var counts = [Int](repeating: 0, count: 5)
  for value in values { counts[value % 5] += 1 }
  return counts
}
print(histogram([1, 2, 3, 7, 8, 12, 10]))

func transposed(_ m: [[Double]]) -> [[Double]] {
  var result = Array(repeating: Array(repeating: 0.0, count: m.count), count: m[0].count)
  for i in 0..<m.count { for j in 0..<m[0].count { result[j][i] = m[i][j] * 2 } }
  return result
}
let original = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
print(transposed(original), original)

struct Cell {
  var count = 0
  var names: [String] = []
  var position = (row: 0, column: 0)
}
func fill() -> [Cell] {
  var cells = Array(repeating: Cell(), count: 3)
  let untouched = cells
  for i in 0..<3 {
    cells[i].count += i + 1
    cells[i].names.append("n\(i)")
    cells[i].position.row = cells[i].count * 10
    cells[i].position.column -= cells[(i + 1) % 3].count
  }
  print(untouched[2].count, untouched[1].names)
  return cells
}
for cell in fill() { print(cell.count, cell.names, cell.position.row, cell.position.column) }

var words = ["a", "b", "c"]
let saved = words
words[1] = "changed"
words[2] += "!"
words.swapAt(0, 2)
print(words, saved)
var grid = [[0, 0], [0, 0]]
let row = grid[1]
grid[1][0] = 5
grid[0][1] += grid[1][0]
print(grid, row)

final class Account {
  var balance = 100
  var log: [String] = []
}
let account = Account()
let same = account
account.balance -= 30
account.balance *= 2
account.log.append("x")
same.log[0] += "y"
print(same.balance, account.log)
