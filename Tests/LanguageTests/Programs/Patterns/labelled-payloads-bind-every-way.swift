indirect enum Message { case move(x: Int, y: Int), write(String), color(r: Int, g: Int, b: Int), pair((Int, Int)), quit, wrapped(Message?) }
extension Message { static let origin = Message.move(x: 0, y: 0) }
func text(_ m: Message) -> String {
  switch m {
  case .move(x: 0, y: 0): return "origin"
  case .move(x: let x, y: 0): return "along x \(x)"
  case .move(let x, let y) where x == y: return "diagonal \(x)"
  case let .move(x: a, y: b): return "move \(a) \(b)"
  case .write(""): return "nothing"
  case .write(let s): return "write \(s)"
  case .color(let c): return "color \(c.r) \(c.g) \(c.b)"
  case .pair((1, let y)): return "pair one \(y)"
  case .pair(let p): return "pair \(p.0) \(p.1)"
  case .quit: return "quit"
  case .wrapped(.some(.quit)): return "wrapped quit"
  case .wrapped(let inner?): return "wrapped " + text(inner)
  case .wrapped(nil): return "wrapped nothing"
  }
}
let all: [Message] = [.origin, .move(x: 4, y: 0), .move(x: 2, y: 2), .move(x: 1, y: 2), .write(""), .write("hi"),
  .color(r: 1, g: 2, b: 3), .pair((1, 9)), .pair((3, 4)), .quit, .wrapped(.quit), .wrapped(.write("w")), .wrapped(nil)]
for m in all { print(text(m)) }
