func joined<T>(_ xs: [T], separator: String = ", ", transform: (T) -> String = { "\($0)" }) -> String { xs.map(transform).joined(separator: separator) }
func sum<T: Numeric>(_ xs: T..., start: T = 0) -> T { xs.reduce(start, +) }
func padded<T>(_ xs: [T], to n: Int, with x: T, limit: Int = 5) -> [T] { var ys = xs; while ys.count < min(n, limit) { ys.append(x) }; return ys }
struct Options<T: Comparable> { var low: T?; var high: T? = nil; var name = "options"; func clamp(_ x: T) -> T { var y = x; if let low, y < low { y = low }; if let high, y > high { y = high }; return y } }
print(joined([1, 2]), joined(["a", "b"], separator: "-"), joined([1.5], transform: { "<\($0)>" }))
print(sum(1, 2, 3), sum(0.5, start: 1), sum() as Int, padded([1], to: 3, with: 0), padded(["a"], to: 9, with: "z"))
print(Options(low: 1).clamp(0), Options<String>(low: nil, high: "m").clamp("z"), Options(low: 2.5, high: 3).name)
func first<T>(_ xs: [T], or d: @autoclosure () -> T) -> T { xs.first ?? d() }
print(first([], or: 3), first(["x"], or: "y"))
func count<T>(_ xs: T...) -> Int { xs.count }
