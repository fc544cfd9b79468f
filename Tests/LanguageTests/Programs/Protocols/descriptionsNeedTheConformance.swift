struct Silent { var description: String { "never shown" }; let x = 1 }
struct Spoken: CustomStringConvertible { var description: String { "spoken" } }
struct Both: CustomStringConvertible, CustomDebugStringConvertible { var description: String { "plain" }; var debugDescription: String { "debug" } }
struct OnlyDebug: CustomDebugStringConvertible { let y = 2; var debugDescription: String { "dbg" } }
protocol Labelled: CustomStringConvertible { var label: String { get } }
extension Labelled { var description: String { "[" + label + "]" } }
struct Tag: Labelled { let label = "tag" }
final class Node: CustomStringConvertible { let value = 3; var description: String { "Node(\(value))" } }
class Quiet { var description: String { "hidden" } }
enum Level: String, CustomStringConvertible { case low, high; var description: String { rawValue.uppercased() } }
struct Stored: CustomStringConvertible { let description: String }
print(Silent(), Spoken(), Both(), OnlyDebug(), Tag(), Node(), Level.low, Stored(description: "stored"))
print([Spoken()], [Both()], [OnlyDebug()], [Tag()], ["k": Level.high], Optional(Both()) as Any)
print("\(Spoken()) \(Both()) \(Level.high)", String(describing: Both()), String(reflecting: Both()), String(describing: Tag()))
debugPrint(Both(), Spoken(), OnlyDebug())
let any: Any = Tag()
let text: any CustomStringConvertible = Node()
print(any, text, text.description, (any as? any CustomStringConvertible)?.description ?? "-")
func show<T: CustomStringConvertible>(_ value: T) -> String { value.description }
print(show(5), show("x"), show([1, 2]), show(Tag()), show(true))
