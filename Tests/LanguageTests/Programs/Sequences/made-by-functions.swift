print(Array(sequence(first: 1) { $0 < 100 ? $0 * 3 : nil }))
for x in sequence(first: 10, next: { $0 > 1 ? $0 / 2 : nil }) { print(x, terminator: " ") }
print()
for power in sequence(first: 1, next: { $0 * 2 }) { if power > 40 { break }; print(power, terminator: " ") }
print()
let fibonacci = sequence(state: (0, 1)) { (state: inout (Int, Int)) -> Int? in
  let next = state.0
  state = (state.1, state.0 + state.1)
  return next
}
print(Array(fibonacci.prefix(10)), fibonacci.first { $0 > 50 }!)
print(sequence(first: 3) { $0 - 1 }.prefix(4).map { $0 }, Array(sequence(first: 2) { $0 * $0 }.prefix { $0 < 1000 }))
var iterator = [1, 2, 3].makeIterator()
while let x = iterator.next() { print(x, terminator: ",") }
print(iterator.next() as Any)
var letters = "ab".makeIterator()
print(letters.next() as Any, letters.next() as Any, letters.next() as Any)
var keys = ["k": 1].makeIterator()
if let pair = keys.next() { print(pair.key, pair.value) }
let ones = repeatElement(1, count: 3)
print(Array(ones), ones.count, ones[0], Array(zip(ones, "ab")), ones.reduce(0, +))
var state = 0
let counter = AnyIterator { () -> Int? in
  defer { state += 1 }
  return state < 3 ? state : nil
}
print(Array(counter))
let any = AnySequence([1, 2, 3])
print(any.map { $0 * 2 }, any.contains(2), Array(any.dropFirst()), any.reduce(0, +))
print(Array(CollectionOfOne(5)), Array(EmptyCollection<Int>()), EmptyCollection<Int>().first as Any, CollectionOfOne("x").first!)
print([1, 2, 3].min()!, [[1], [2, 3]].map({ $0.count }), (1...3).underestimatedCount, [4, 5].enumerated().map { $0 + $1 }, [1, 2, 3].withContiguousSum)
extension Array where Element == Int { var withContiguousSum: Int { reduce(0, +) } }
var cycle = 0
let endless = AnyIterator<Int> { cycle += 1; return cycle }
print(endless.prefix(3).map { $0 }, endless.next() as Any)
