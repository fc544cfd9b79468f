struct Version: Comparable, Hashable, CustomStringConvertible {
  let major: Int, minor: Int
  static func < (a: Version, b: Version) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
  var description: String { "\(major).\(minor)" }
}
struct Name: Hashable {
  let text: String
  static func == (a: Name, b: Name) -> Bool { a.text.lowercased() == b.text.lowercased() }
  func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }
}
enum Rank: Int, Comparable, CaseIterable { case low = 1, mid, high; static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue } }
enum Size: Comparable { case small, medium, large(Int) }
final class Box: Hashable { let id: Int; init(_ id: Int) { self.id = id }
  static func == (a: Box, b: Box) -> Bool { a.id == b.id }
  func hash(into hasher: inout Hasher) { hasher.combine(id) } }
let versions = [Version(major: 1, minor: 10), Version(major: 1, minor: 2), Version(major: 0, minor: 9)]
print(versions.sorted(), versions.max()!, versions.min()!, versions.sorted(by: >), versions[0] >= versions[1])
print(versions.contains(Version(major: 1, minor: 2)), versions.firstIndex(of: Version(major: 0, minor: 9)) ?? -1)
var counts: [Name: Int] = [:]
for word in ["Ann", "ann", "Bob", "ANN"] { counts[Name(text: word), default: 0] += 1 }
print(counts.count, counts[Name(text: "aNN")]!, Set([Name(text: "a"), Name(text: "A")]).count)
print(Rank.allCases.filter { $0 > .low }, Rank.high > .mid, max(Rank.low, Rank.mid), Rank.allCases.max()!)
print(Size.small < .medium, Size.large(1) < .large(2), [Size.large(3), .small, .medium].sorted())
print(Set([Box(1), Box(1), Box(2)]).count, Box(3) == Box(3), [Box(1), Box(2)] == [Box(1), Box(2)], Optional(Box(1)) == Box(1))
print((Version(major: 1, minor: 0)...Version(major: 2, minor: 0)).contains(versions[0]), [versions[0]: "x"][versions[0]] ?? "-")
