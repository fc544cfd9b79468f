enum Shape: Equatable { case circle(Double), rect(width: Double, height: Double), point
  var area: Double { switch self { case .circle(let r): return 3 * r * r; case let .rect(w, h): return w * h; case .point: return 0 } }
  static let unit = Shape.rect(width: 1, height: 1)
  func scaled(_ k: Double) -> Shape { switch self {
    case .circle(let r): .circle(r * k)
    case .rect(width: let w, height: let h): .rect(width: w * k, height: h * k)
    case .point: self } } }
let all: [Shape] = [.circle(1), .rect(width: 2, height: 3), .point, .unit]
print(all.map { $0.area }, all.map { $0.scaled(2) })
print(all[0] == .circle(1), all[1] == .rect(width: 2, height: 4), Shape.point == .point, all.contains(.unit))
print([1.0, 2.0].map(Shape.circle))
if case .rect(let w, _) = all[1], w > 1 { print("wide", w) }
guard case .circle(let r) = all[0] else { fatalError() }
print(r)
for case .rect(let w, let h) in all { print(w, h) }
enum Token: Hashable { case number(Int), op(Character), paren(open: Bool) }
let set: Set<Token> = [.number(1), .number(1), .op("+"), .paren(open: true), .paren(open: false)]
print(set.count, set.contains(.paren(open: true)))
var counts: [Token: Int] = [:]
for t in [Token.number(1), .op("+"), .number(1)] { counts[t, default: 0] += 1 }
print(counts[.number(1)]!)
enum Message { case quit, move(x: Int = 0, y: Int = 0), write(String), color(Int, Int, Int)
  func run() -> String { switch self {
    case .quit: return "quit"
    case .move(let x, let y) where x == y: return "diagonal \(x)"
    case .move(x: let x, y: _): return "move \(x)"
    case .write(let s): return s.uppercased()
    case .color(255, _, _): return "red"
    case .color(let c): return "color \(c)" } } }
for m in [Message.quit, .move(x: 1, y: 1), .move(x: 2, y: 1), .move(), .write("a"), .color(255, 0, 0), .color(1, 2, 3)] { print(m.run()) }
enum Res { case ok(Int), err(String)
  func map(_ f: (Int) -> Int) -> Res { switch self { case .ok(let v): return .ok(f(v)); case .err: return self } } }
print(Res.ok(2).map { $0 + 1 }, Res.err("e").map { $0 })
let opt: Shape? = .circle(2)
switch opt { case .some(.circle(let r)): print("some", r); case .none: print("none"); default: print("other") }
switch opt { case .circle(let r)?: print("circle", r); default: break }
enum Card: Comparable { case joker, number(Int), face(String) }
print(Card.number(3) < .number(5), Card.joker < .number(1), [Card.face("k"), .number(9), .joker, .number(2)].sorted())
