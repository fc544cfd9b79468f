struct Card {
  enum Suit: String, CaseIterable { case hearts = "H", spades = "S" }
  enum Rank: Int { case two = 2, three, ace = 14
    struct Values { let first: Int, second: Int? }
    var values: Values { self == .ace ? Values(first: 1, second: 11) : Values(first: rawValue, second: nil) } }
  let rank: Rank, suit: Suit
  typealias Deck = [Card]
  static func deck() -> Deck { Suit.allCases.map { Card(rank: .ace, suit: $0) } }
  var text: String { "\(rank)\(suit.rawValue) \(rank.values.second ?? 0)" }
}
print(Card(rank: .three, suit: .spades).text, Card.deck().map { $0.text })
let s: Card.Suit = .hearts
print(s, Card.Rank.Values(first: 1, second: 2))
class List {
  class Node { var value: Int; var next: Node?; init(_ v: Int) { value = v } }
  private var head: Node?
  private(set) var count = 0
  func push(_ v: Int) { let n = Node(v); n.next = head; head = n; count += 1 }
  func all() -> [Int] { var r: [Int] = []; var n = head; while let x = n { r.append(x.value); n = x.next }; return r }
}
let l = List()
for i in 1...3 { l.push(i) }
print(l.all(), l.count, List.Node(5).value)
extension List { struct Info { var size: Int }; var info: Info { Info(size: count) }; static let empty = List() }
print(l.info, List.empty.count)
struct Builder {
  private var parts: [String] = []
  func adding(_ p: String) -> Self { var copy = self; copy.parts.append(p); return copy }
  func build() -> String { parts.joined(separator: "-") }
}
print(Builder().adding("a").adding("b").build())
class Chain { var n = 0; @discardableResult func step() -> Self { n += 1; return self } }
class SubChain: Chain { func extra() -> Int { n * 100 } }
print(SubChain().step().step().extra())
