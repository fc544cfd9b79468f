protocol Strategy { func apply(_ values: [Double]) -> Double; var name: String { get } }
struct Mean: Strategy { let name = "mean"; func apply(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) } }
struct Largest: Strategy { let name = "largest"; func apply(_ values: [Double]) -> Double { values.max() ?? 0 } }
struct Closure: Strategy { let name: String; let body: ([Double]) -> Double; func apply(_ values: [Double]) -> Double { body(values) } }
struct Pipeline { var steps: [any Strategy]; func run(_ values: [Double]) -> [String] { steps.map { "\($0.name): \($0.apply(values))" } } }
print(Pipeline(steps: [Mean(), Largest(), Closure(name: "first") { $0[0] }]).run([1, 4, 7]))
protocol Source { associatedtype Value; mutating func next() -> Value? }
struct AnySource<Value>: Source {
  private let pull: () -> Value?
  init<S: Source>(_ source: S) where S.Value == Value { var copy = source; pull = { copy.next() } }
  func next() -> Value? { pull() }
}
struct Counter: Source { var n = 0; mutating func next() -> Int? { n += 1; return n <= 3 ? n : nil } }
struct Letters: Source { var left = ["b", "a"]; mutating func next() -> String? { left.popLast() } }
let numbers = AnySource(Counter())
while let value = numbers.next() { print(value, terminator: " ") }
let letters = AnySource(Letters())
print(letters.next() ?? "-", letters.next() ?? "-", letters.next() ?? "-")
