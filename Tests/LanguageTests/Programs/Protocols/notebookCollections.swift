struct Ring: RandomAccessCollection {
  var items: [String]
  var startIndex: Int { 0 }
  var endIndex: Int { items.count }
  subscript(position: Int) -> String { items[position] }
}
struct Chars: Collection {
  struct Index: Comparable { var n: Int; static func < (a: Index, b: Index) -> Bool { a.n < b.n } }
  let text: [Int]
  var startIndex: Index { Index(n: 0) }
  var endIndex: Index { Index(n: text.count) }
  func index(after i: Index) -> Index { Index(n: i.n + 1) }
  subscript(i: Index) -> Int { text[i.n] }
}
let ring = Ring(items: ["a", "b", "c"])
for item in ring { print(item, terminator: " ") }
print(ring.count, ring.first ?? "-", ring.last ?? "-", ring.isEmpty, ring.map { $0 + $0 }, ring.contains("b"))
print(Array(ring.reversed()), ring.firstIndex(of: "c") ?? -1, ring.joined(separator: "+"), ring.sorted(by: >))
let chars = Chars(text: [5, 6, 7])
for c in chars { print(c, terminator: " ") }
print(chars.count, chars.first!, chars.reduce(0, +), Array(chars), chars[chars.index(after: chars.startIndex)])
print(chars.firstIndex(of: 7)!.n, chars.max()!, zip(chars, ring).map { "\($0)\($1)" })
