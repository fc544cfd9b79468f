protocol Dataset<Sample> { associatedtype Sample; var count: Int { get }; func sample(at index: Int) -> Sample; mutating func append(_ sample: Sample) }
struct Memory<T>: Dataset { var items: [T]; var count: Int { items.count }; func sample(at index: Int) -> T { items[index] }; mutating func append(_ sample: T) { items.append(sample) } }
struct Squares: Dataset { var extra: [Int] = []; var count: Int { 5 + extra.count }; func sample(at index: Int) -> Int { index < 5 ? index * index : extra[index - 5] }; mutating func append(_ sample: Int) { extra.append(sample) } }
func collect<T>(_ data: any Dataset<T>) -> [T] { (0..<data.count).map { data.sample(at: $0) } }
func merge<T>(_ all: [any Dataset<T>]) -> [T] { all.flatMap { collect($0) } }
var sets: [any Dataset<Int>] = [Memory(items: [7, 8]), Squares()]
for i in sets.indices { sets[i].append(100 + i) }
print(merge(sets))
print(sets.map { "\(type(of: $0)) \($0.count)" })
let words: any Dataset<String> = Memory(items: ["x", "y"])
print(collect(words).joined(separator: "-"), words.sample(at: 1).uppercased())
struct Loader<T> { var source: any Dataset<T>; var batch: Int
  func batches() -> [[T]] { stride(from: 0, to: source.count, by: batch).map { start in (start..<min(start + batch, source.count)).map { source.sample(at: $0) } } } }
print(Loader(source: Squares(), batch: 2).batches())
print(Loader(source: words, batch: 3).batches())
let mixed: [Any] = [Memory(items: [1]), Memory(items: ["a"]), Squares(), 3]
print(mixed.map { $0 is any Dataset<Int> })
if let d = mixed[2] as? any Dataset<Int> { print(d.sample(at: 3) + 1) }
func total(_ xs: any Collection<Double>) -> Double { var t = 0.0; for x in xs { t += x }; return t }
print(total([1, 2.5]), total(Set([4.0])), total(repeatElement(0.5, count: 4)))
func longest(_ xs: some Sequence<String>) -> String { xs.max { $0.count < $1.count } ?? "" }
print(longest(["a", "bcd"]), longest(Set(["zz"])), longest("a bb c".split(separator: " ").map(String.init)))
let any: any Sequence = [1, 2]
for x in any { print(x) }
let named: [String: any Sequence<Int>] = ["r": 1...3, "a": [5, 6], "s": Set([9])]
for (name, values) in named.sorted(by: { $0.key < $1.key }) { print(name, values.map { $0 * 2 }, values.reduce(0, +), values.contains(5)) }
extension [Int] { var odd: [Int] { filter { $0 % 2 != 0 } } }
extension Array<String> { func shout() -> [String] { map { $0.uppercased() } } }
print([1, 2, 3].odd, ["a"].shout())
