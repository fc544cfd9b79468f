enum Outcome<Success, Failure> {
  case success(Success), failure(Failure)
  func map<U>(_ f: (Success) -> U) -> Outcome<U, Failure> {
    switch self {
    case .success(let s): return .success(f(s))
    case .failure(let e): return .failure(e)
    }
  }
  func flatMap<U>(_ f: (Success) -> Outcome<U, Failure>) -> Outcome<U, Failure> {
    switch self { case .success(let s): return f(s); case .failure(let e): return .failure(e) }
  }
  var value: Success? { if case .success(let s) = self { return s }; return nil }
}
func parse(_ text: String) -> Outcome<Int, String> { Int(text).map { .success($0) } ?? .failure("not a number: \(text)") }
print(parse("12").map { $0 * 2 }, parse("x").map { $0 + 1 }, parse("3").value as Any)
print(parse("5").flatMap { n in n > 3 ? Outcome<String, String>.success("big \(n)") : .failure("small") })
indirect enum Tree<T: Comparable> {
  case leaf
  case node(Tree<T>, T, Tree<T>)
  func inserting(_ x: T) -> Tree<T> {
    switch self {
    case .leaf: return .node(.leaf, x, .leaf)
    case let .node(l, v, r):
      if x < v { return .node(l.inserting(x), v, r) }
      if x > v { return .node(l, v, r.inserting(x)) }
      return self
    }
  }
  var sorted: [T] { switch self { case .leaf: return []; case .node(let l, let v, let r): return l.sorted + [v] + r.sorted } }
  var depth: Int { if case .node(let l, _, let r) = self { return 1 + max(l.depth, r.depth) } else { return 0 } }
}
var tree = Tree<String>.leaf
for w in ["m", "c", "x", "a", "m"] { tree = tree.inserting(w) }
print(tree.sorted, tree.depth)
var numbers: Tree<Int> = .leaf
for n in [5, 2, 8] { numbers = numbers.inserting(n) }
print(numbers, numbers.sorted)
enum Maybe<T> { case none; case some(T)
  init(_ x: T?) { if let x { self = .some(x) } else { self = .none } } }
print(Maybe(3), Maybe<String>(nil), Maybe<Int>.none)
