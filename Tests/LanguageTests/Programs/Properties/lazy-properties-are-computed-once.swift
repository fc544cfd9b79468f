class Parser {
  let text: String
  lazy var words: [String] = {
    print("splitting")
    return text.split(separator: " ").map(String.init)
  }()
  lazy var count = words.count
  lazy private(set) var upper: String = self.text.uppercased()
  init(_ text: String) { self.text = text }
}
let p = Parser("the quick fox")
print("made")
print(p.words)
print(p.words.count, p.count)
p.words.append("jumps")
print(p.words, p.count)
print(p.upper)
struct Table {
  var size: Int
  lazy var squares: [Int] = (0..<size).map { $0 * $0 }
  init(size: Int) { self.size = size }
  mutating func total() -> Int { squares.reduce(0, +) }
}
var t = Table(size: 4)
print(t.squares)
t.size = 10
print(t.squares, t.total())
var u = t
u.squares[0] = 100
print(t.squares, u.squares)
class Optionals {
  lazy var maybe: Int? = { print("maybe"); return nil }()
}
let o = Optionals()
print(o.maybe as Any)
print(o.maybe as Any)
o.maybe = 5
print(o.maybe as Any)
final class Sub: Parser {
  lazy var reversedText = String(text.reversed())
}
let s = Sub("abc def")
print(s.reversedText, s.words)
