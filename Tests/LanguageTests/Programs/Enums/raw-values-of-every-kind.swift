enum Planet: Int, CaseIterable { case mercury = 1, venus, earth, mars = 10, jupiter }
print(Planet.allCases.map { $0.rawValue }, Planet(rawValue: 3)!, Planet(rawValue: 4) as Any)
enum Dir: String, CaseIterable { case north, south = "S", east }
print(Dir.allCases.map(\.rawValue), Dir(rawValue: "S")!, Dir(rawValue: "south") as Any)
enum Weight: Double { case light = 1.5, heavy = 20 }
print(Weight.heavy.rawValue, Weight(rawValue: 1.5) as Any)
enum Ch: Character { case a = "a", tab = "\t" }
print(Ch(rawValue: "\t") as Any, Ch.a.rawValue)
enum Neg: Int { case low = -2, mid, zero, one }
print(Neg.one.rawValue, Neg(rawValue: -1)!)
enum Small: UInt8 { case a = 254, b }
print(Small.b.rawValue, Small(rawValue: 255)!)
print(Planet.earth, [Planet.venus], "\(Dir.north)", Planet.earth.rawValue + 1)
print(Planet.earth == .earth, Planet.earth != .mars, Planet.mars.hashValue == Planet.mars.hashValue)
let counts: [Dir: Int] = [.north: 2, .east: 5]
print(counts[.north]!, counts[.south] ?? 0)
for d in Dir.allCases where d != .south { print(d, terminator: " ") }
print()
print(Planet.allCases.count, Planet.allCases.first!, Planet.allCases.firstIndex(of: .mars)!)
enum Flag: Int { case off, on
  var toggled: Flag { self == .on ? .off : .on }
  static let initial = Flag.off
  init(_ b: Bool) { self = b ? .on : .off } }
print(Flag(true), Flag.initial.toggled, Flag(rawValue: 1)!.toggled)
enum Level: Int, Comparable { case low, high
  static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue } }
print(Level.low < .high, [Level.high, .low].sorted(), max(Level.low, Level.high))
