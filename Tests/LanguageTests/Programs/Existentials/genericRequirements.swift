protocol Visitor { associatedtype Result; func number(_ n: Int) -> Result; func sum(_ a: Result, _ b: Result) -> Result }
protocol Node { func accept<V: Visitor>(_ visitor: V) -> V.Result }
struct Number: Node { let n: Int; func accept<V: Visitor>(_ visitor: V) -> V.Result { visitor.number(n) } }
struct Sum: Node {
  let left: any Node, right: any Node
  func accept<V: Visitor>(_ visitor: V) -> V.Result { visitor.sum(left.accept(visitor), right.accept(visitor)) }
}
struct Evaluate: Visitor { func number(_ n: Int) -> Int { n }; func sum(_ a: Int, _ b: Int) -> Int { a + b } }
struct Print: Visitor { func number(_ n: Int) -> String { "\(n)" }; func sum(_ a: String, _ b: String) -> String { "(\(a) + \(b))" } }
let tree: any Node = Sum(left: Number(n: 1), right: Sum(left: Number(n: 2), right: Number(n: 3)))
print(tree.accept(Evaluate()), tree.accept(Print()))
