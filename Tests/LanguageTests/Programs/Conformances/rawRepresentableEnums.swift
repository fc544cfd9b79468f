enum Planet: Int, CaseIterable { case mercury = 1, venus, earth; var next: Planet? { Planet(rawValue: rawValue + 1) } }
enum Direction: String, CaseIterable { case north, south = "SOUTH", east }
enum Letter: Character { case a = "a", b = "b" }
enum Level: Double { case low = 0.5, high = 2 }
print(Planet.earth.rawValue, Planet(rawValue: 2)!, Planet(rawValue: 9) == nil, Planet.venus.next!, Planet.earth.next as Any)
print(Direction.north.rawValue, Direction(rawValue: "SOUTH")!, Direction(rawValue: "south") == nil, Direction.allCases.map { $0.rawValue })
print(Letter(rawValue: "b")!, Level.high.rawValue, Level(rawValue: 0.5)!)
print(Planet.allCases.count, Planet.allCases.map { $0.rawValue * 2 }, Planet.allCases.first!, Array(Planet.allCases.reversed()))
for direction in Direction.allCases where direction != .east { print(direction, terminator: " ") }
print()
enum Suit: CaseIterable { case hearts, spades }
enum Rank: Int, CaseIterable, Comparable { case two = 2, three; static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue } }
print(Suit.allCases.flatMap { suit in Rank.allCases.map { "\($0) of \(suit)" } }, Rank.allCases.max()!)
func parse<T: RawRepresentable>(_ raw: T.RawValue, as type: T.Type) -> T? { T(rawValue: raw) }
print(parse(3, as: Planet.self)!, parse("east", as: Direction.self)!.rawValue, parse(7, as: Planet.self) == nil)
func all<T: CaseIterable>(_ type: T.Type) -> Int { T.allCases.count }
print(all(Planet.self), all(Suit.self))
let counts: [Suit: Int] = [.hearts: 2]
print(counts[.hearts]!, Set(Suit.allCases).count)
