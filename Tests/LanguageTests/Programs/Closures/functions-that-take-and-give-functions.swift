func repeated(_ n: Int, _ f: @escaping (Int) -> Int) -> (Int) -> Int { { x in (0..<n).reduce(x) { value, _ in f(value) } } }
print(repeated(3) { $0 * 2 }(5))
func pipeline(_ steps: [(Double) -> Double]) -> (Double) -> Double { { x in steps.reduce(x) { $1($0) } } }
print(pipeline([{ $0 + 1 }, { $0 * $0 }, { -$0 }])(2))
struct Button { var title: String; var action: (() -> Void)?; func tap() { action?() } }
var log: [String] = []
let buttons = ["a", "b"].map { title in Button(title: title) { log.append("tapped \(title)") } }
buttons.forEach { $0.tap() }
Button(title: "none", action: nil).tap()
print(log)
func memoize(_ f: @escaping (Int) -> Int) -> (Int) -> Int {
  var known: [Int: Int] = [:]
  return { n in
    if let value = known[n] { return value }
    let value = f(n)
    known[n] = value
    return value
  }
}
var calls = 0
let square = memoize { calls += 1; return $0 * $0 }
print(square(4), square(4), square(5), calls)
let compare: (String, String) -> Bool = { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
print(["ccc", "a", "bb", "aa"].sorted(by: compare))
func change(_ list: inout [Int], where condition: (Int) -> Bool, _ f: (inout Int) -> Void) {
  for i in list.indices where condition(list[i]) { f(&list[i]) }
}
var list = [1, 2, 3, 4]
change(&list, where: { $0.isMultiple(of: 2) }) { $0 += 100 }
print(list)
let (add, get): ((Int) -> Void, () -> Int) = { var n = 0; return ({ n += $0 }, { n }) }()
add(3); add(4)
print(get())
