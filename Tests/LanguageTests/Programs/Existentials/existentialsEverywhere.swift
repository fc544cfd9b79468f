protocol Command { var name: String { get }; func run(_ input: [Int]) -> [Int] }
struct Add: Command { let n: Int; var name: String { "add \(n)" }; func run(_ input: [Int]) -> [Int] { input.map { $0 + n } } }
final class Reverse: Command { var uses = 0; let name = "reverse"; func run(_ input: [Int]) -> [Int] { uses += 1; return input.reversed() } }
enum Slot { case empty, one(any Command), many([any Command]) }
func run(_ slot: Slot, _ input: [Int]) -> [Int] {
  switch slot {
  case .empty: return input
  case .one(let command): return command.run(input)
  case .many(let commands): return commands.reduce(input) { $1.run($0) }
  }
}
let reverse = Reverse()
for slot in [Slot.empty, .one(Add(n: 1)), .many([Add(n: 2), reverse, reverse])] { print(run(slot, [1, 2, 3])) }
print(reverse.uses)
let makers: [String: (Int) -> any Command] = ["add": { Add(n: $0) }, "reverse": { _ in reverse }]
print(makers["add"]!(5).run([1]), makers["reverse"]!(0).name)
let pair: (any Command, Int) = (Add(n: 3), 2)
print(pair.0.run([pair.1]))
var optional: (any Command)?
print(optional?.name ?? "none", optional?.run([1]).count as Any)
optional = Add(n: 9)
print(optional?.name ?? "none", optional!.run([1]), (optional as? Add)?.n ?? 0)
let sorted = ([Add(n: 3), reverse, Add(n: 1)] as [any Command]).sorted { (a: any Command, b: any Command) in a.name < b.name }
print(sorted.map { $0.name })
func pick(_ flag: Bool) -> any Command { flag ? Add(n: 0) : reverse }
print(pick(true).name, pick(false).name)
let names = sorted.compactMap { $0 as? Add }.map { $0.n }
print(names)
