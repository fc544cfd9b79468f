protocol Copyable2 { func copy() -> Self; func maybe() -> Self?; var id: Int { get } }
struct Point: Copyable2 { var id: Int; func copy() -> Point { Point(id: id + 1) }; func maybe() -> Point? { id > 1 ? self : nil } }
final class Box: Copyable2 { let id: Int; init(id: Int) { self.id = id }; func copy() -> Box { Box(id: id * 10) }; func maybe() -> Box? { nil } }
let items: [any Copyable2] = [Point(id: 1), Point(id: 5), Box(id: 4)]
for item in items { print(item.copy().id, item.maybe()?.id ?? -1, item.copy().copy().id) }
protocol Source { associatedtype Value: CustomStringConvertible; func load() -> Value; var all: [Value] { get } }
struct Numbers: Source { func load() -> Int { 42 }; var all: [Int] { [1, 2] } }
struct Words: Source { func load() -> String { "word" }; var all: [String] { ["a"] } }
let sources: [any Source] = [Numbers(), Words()]
for source in sources { print(source.load(), source.load().description.count, source.all) }
