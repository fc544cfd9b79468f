struct Card: Hashable, Comparable, CustomStringConvertible {
  let suit: Character, rank: Int
  var description: String { "\(suit)\(rank)" }
  static func < (a: Card, b: Card) -> Bool { (a.suit, a.rank) < (b.suit, b.rank) }
}
enum Color: String { case red, green, blue }
var hand: Set<Card> = [Card(suit: "s", rank: 3), Card(suit: "h", rank: 9), Card(suit: "s", rank: 3)]
print(hand.count, hand.sorted(), hand.max()!, hand.contains(Card(suit: "h", rank: 9)))
hand.insert(Card(suit: "a", rank: 1))
print(hand.sorted().map { $0.rank }, hand.min()!, hand.map({ $0.rank }).sorted())
let colors: Set<Color> = [.red, .blue]
print(colors.contains(.red), Set([Color.red, .green, .blue]).subtracting(colors), colors.count)
let cards = [Card(suit: "c", rank: 2), Card(suit: "b", rank: 2), Card(suit: "a", rank: 7)]
print(cards.sorted(), cards.sorted { $0.rank > $1.rank }, cards.firstIndex(of: Card(suit: "b", rank: 2))!, cards.max()!)
print(Dictionary(grouping: cards, by: { $0.rank }).mapValues { $0.sorted() }.sorted { $0.key < $1.key })
print(cards.contains(Card(suit: "x", rank: 0)), cards.split(separator: Card(suit: "b", rank: 2)))
print(min(cards[0], cards[1]), [cards[0]] == [cards[0]], Set([[cards[0]], [cards[0]]]).count, cards.lexicographicallyPrecedes(cards.reversed()))
let ranges: [Card: ClosedRange<Int>] = [cards[0]: 1...2]
print(ranges[cards[0]]!, (cards[1]...cards[0]).contains(Card(suit: "b", rank: 9)), [cards[0], nil].compactMap { $0 })
