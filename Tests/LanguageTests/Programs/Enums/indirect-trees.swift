indirect enum Expr { case number(Double), add(Expr, Expr), mul(Expr, Expr), neg(Expr), variable(String)
  func eval(_ env: [String: Double]) -> Double { switch self {
    case .number(let n): return n
    case .add(let a, let b): return a.eval(env) + b.eval(env)
    case .mul(let a, let b): return a.eval(env) * b.eval(env)
    case .neg(let e): return -e.eval(env)
    case .variable(let v): return env[v] ?? 0 } }
  var text: String { switch self {
    case .number(let n): return "\(n)"
    case .add(let a, let b): return "(\(a.text) + \(b.text))"
    case .mul(let a, let b): return "\(a.text) * \(b.text)"
    case .neg(let e): return "-\(e.text)"
    case .variable(let v): return v } }
  func simplified() -> Expr { switch self {
    case .add(.number(0), let e), .add(let e, .number(0)), .mul(.number(1), let e): return e.simplified()
    case .mul(.number(0), _): return .number(0)
    case .add(let a, let b): return .add(a.simplified(), b.simplified())
    default: return self } } }
let e = Expr.add(.number(2), .mul(.variable("x"), .neg(.number(3))))
print(e.text, e.eval(["x": 4]))
print(Expr.add(.number(0), .mul(.number(1), .variable("y"))).simplified())
enum Tree { case leaf; indirect case node(Tree, Int, Tree)
  func inserting(_ v: Int) -> Tree { switch self {
    case .leaf: return .node(.leaf, v, .leaf)
    case .node(let l, let x, let r): return v < x ? .node(l.inserting(v), x, r) : .node(l, x, r.inserting(v)) } }
  var sorted: [Int] { switch self { case .leaf: return []; case let .node(l, x, r): return l.sorted + [x] + r.sorted } }
  var depth: Int { switch self { case .leaf: return 0; case let .node(l, _, r): return 1 + max(l.depth, r.depth) } } }
var t = Tree.leaf
for v in [5, 2, 8, 1, 9, 3] { t = t.inserting(v) }
print(t.sorted, t.depth)
indirect enum List: Equatable { case empty, cons(Int, List)
  static func of(_ xs: [Int]) -> List { xs.reversed().reduce(.empty) { .cons($1, $0) } }
  var sum: Int { switch self { case .empty: return 0; case .cons(let h, let t): return h + t.sum } } }
print(List.of([1, 2, 3]), List.of([1, 2]).sum, List.of([1]) == .cons(1, .empty), List.of([1]) == .of([2]))
indirect enum Deep: Hashable { case end, more(Deep) }
var d = Deep.end
for _ in 0..<2000 { d = .more(d) }
var other = Deep.end
for _ in 0..<2000 { other = .more(other) }
print(d == other, d != other, d.hashValue == other.hashValue, "\(d)".count)
