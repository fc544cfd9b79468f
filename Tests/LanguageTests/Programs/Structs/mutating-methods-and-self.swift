struct Stack { private var items: [Int] = []
  var count: Int { items.count }
  mutating func push(_ x: Int) { items.append(x) }
  @discardableResult mutating func pop() -> Int? { items.popLast() }
  mutating func popAll() -> [Int] { defer { items = [] }; return items }
  func peek() -> Int? { items.last } }
var s = Stack()
for i in 1...4 { s.push(i) }
s.pop()
print(s.count, s.peek()!, s.popAll(), s.count)
enum Light { case red, green, yellow
  mutating func next() { switch self { case .red: self = .green; case .green: self = .yellow; case .yellow: self = .red } } }
var l = Light.red
for _ in 0..<4 { l.next() }
print(l)
struct Pt { var x = 0.0
  mutating func move(_ dx: Double) { self = Pt(x: x + dx) }
  mutating func twice(_ f: (inout Pt) -> Void) { f(&self); f(&self) }
  static func += (a: inout Pt, b: Double) { a.x += b }
  static func + (a: Pt, b: Pt) -> Pt { Pt(x: a.x + b.x) }
  static prefix func - (a: Pt) -> Pt { Pt(x: -a.x) } }
var p = Pt()
p.move(2); p.twice { $0.x *= 3 }; p += 1
print(p, p + p, -p)
struct Acc { var total = 0
  mutating func add(_ xs: [Int]) { xs.forEach { total += $0 } }
  mutating func run(_ n: Int) { func inner() { total += n }; inner(); inner() } }
var a = Acc()
a.add([1, 2, 3]); a.run(10)
print(a.total)
struct Game { var board = [[0, 0], [0, 0]]; var turn = 1
  mutating func play(_ r: Int, _ c: Int) -> Bool { guard board[r][c] == 0 else { return false }; board[r][c] = turn; turn = 3 - turn; return true } }
var g = Game()
print(g.play(0, 0), g.play(0, 0), g.play(1, 1), g.board)
extension Int { mutating func double() { self *= 2 }; var squared: Int { self * self }; func times(_ f: (Int) -> Void) { for i in 0..<self { f(i) } } }
var n = 4
n.double(); print(n, n.squared); 2.times { print("i", $0) }
extension Array where Element == Int { mutating func addOne() { for i in indices { self[i] += 1 } } }
var xs = [1, 2]; xs.addOne(); print(xs)
