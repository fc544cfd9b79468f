extension Collection where Element: Numeric { func total() -> Element { var t: Element = 0; for x in self { t += x }; return t } }
extension Array { var second: Element? { count > 1 ? self[1] : nil }
  func chunks(_ size: Int) -> [[Element]] { var out: [[Element]] = []; var i = 0
    while i < count { out.append(Array(self[i..<Swift.min(i + size, count)])); i += size }; return out }
  mutating func keep(_ test: (Element) -> Bool) { self = filter(test) } }
extension Array where Element == Int { func evens() -> [Int] { filter { $0 % 2 == 0 } } }
extension Array where Element: Hashable { func unique() -> [Element] { var seen: Set<Element> = []; return filter { seen.insert($0).inserted } } }
extension Sequence { func counted(_ p: (Element) -> Bool) -> Int { var n = 0; for x in self where p(x) { n += 1 }; return n } }
extension Sequence where Element: Hashable { func tally() -> [Element: Int] { var t: [Element: Int] = [:]; for x in self { t[x, default: 0] += 1 }; return t } }
extension Optional { func or(_ d: Wrapped) -> Wrapped { self ?? d } }
extension Optional where Wrapped == String { var orEmpty: String { self ?? "" } }
extension Dictionary { func mapKeys<K: Hashable>(_ f: (Key) -> K) -> [K: Value] { var r: [K: Value] = [:]; for (k, v) in self { r[f(k)] = v }; return r } }
extension Dictionary where Value: Comparable { func best() -> Key? { self.max { $0.value < $1.value }?.key } }
extension Comparable { func clamped(to r: ClosedRange<Self>) -> Self { self < r.lowerBound ? r.lowerBound : self > r.upperBound ? r.upperBound : self } }
extension BinaryInteger { var isOdd: Bool { self % 2 != 0 } }
extension Numeric { func squared() -> Self { self * self } }
extension Int { func times<T>(_ make: (Int) -> T) -> [T] { (0..<self).map(make) } }
print([1, 2, 3].total(), [1.5, 2].total(), (1...4).total())
print([1, 2].second as Any, ["a"].second as Any, [1, 2, 4].evens(), [1, 2, 3, 4, 5].chunks(2), ["x", "y"].chunks(5))
print([1, 2, 1, 3, 2].unique(), ["b", "b"].unique())
var words = ["apple", "fig", "cherry"]
words.keep { $0.count > 3 }
print(words, (1..<10).counted { $0 > 4 }, "hello".counted { $0 == "l" })
print(["a", "b", "a"].tally()["a"]!, "hello".tally()["l"]!)
let n: Int? = nil
print(n.or(7), Optional("x").or("y"), (nil as String?).orEmpty.isEmpty, ["a": 1].mapKeys { $0 + "!" })
print(["a": 3, "b": 9].best()!, 15.clamped(to: 0...10), 0.5.clamped(to: 1...2), "q".clamped(to: "a"..."f"))
print(3.isOdd, UInt8(4).isOdd, 5.squared(), 1.5.squared(), 3.times { "n\($0)" })
