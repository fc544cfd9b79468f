func sum(_ xs: some Collection<Double>) -> Double { xs.reduce(0, +) }
print(sum([1, 2, 3.5]), sum([1.0, 2.0][...]))
func mean(_ xs: any Sequence<Int>) -> Double { var n = 0; var t = 0; for x in xs { n += 1; t += x }; return Double(t) / Double(n) }
print(mean([1, 2, 3]), mean(Set([4])), mean(1...10), mean(stride(from: 0, to: 10, by: 2)))
protocol Box<Content> { associatedtype Content; var content: Content { get }; func put(_ c: Content) -> Self }
struct B<T>: Box { var content: T; func put(_ c: T) -> B<T> { B(content: c) } }
func show(_ b: any Box<Int>) { print(b.content + 1) }
func show2<T>(_ b: some Box<T>) -> T { b.content }
show(B(content: 3))
print(show2(B(content: "x")))
let boxes: [any Box<String>] = [B(content: "a"), B(content: "b")]
print(boxes.map { $0.content.uppercased() })
func evens(_ n: Int) -> some Sequence<Int> { (0..<n).lazy.filter { $0 % 2 == 0 } }
for e in evens(7) { print(e) }
print(Array(evens(9)))
func numbers() -> some Collection<Double> { [1.0, 2.0] }
print(numbers().count, numbers().map { $0 * 2 })
let s: any Collection<Int> = [1, 2, 3]
print(s.count, s.isEmpty)
func first<C: Collection<Int>>(_ c: C) -> Int? { c.first }
print(first([5]) ?? 0)
extension Collection<Double> { func total() -> Double { reduce(0, +) } }
print([1.5, 2].total())
