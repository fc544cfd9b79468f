class Counter { var n = 0 }
class Named: CustomStringConvertible {
  let name: String
  init(_ name: String) { self.name = name }
  var description: String { "Named(\(name))" }
}
final class Loud: Named { override var description: String { super.description + "!" } }
class Debugged: CustomDebugStringConvertible { var debugDescription: String { "D" } }
print(Counter())
print([Counter(), Counter()])
print(Named("a"), [Named("b"), Loud("c")])
print(["k": Named("d")])
print(Optional(Named("e")) as Any)
print("\(Loud("f")) and \(Counter())")
print(Debugged(), [Debugged()])
struct Wrapper { let counter: Counter; let named: Named; var text = "t" }
print(Wrapper(counter: Counter(), named: Named("g")))
print(String(describing: Named("h")), String(reflecting: Loud("i")))
print((1, Named("j"), label: Counter()))
enum Slot { case empty, item(Named), pair(Counter, label: Named) }
print(Slot.item(Named("k")), Slot.empty, Slot.pair(Counter(), label: Named("l")))
let any: Any = Named("m")
print(any)
class Outer { class Inner {}; struct Value { var x = 1 }; enum Kind { case a } }
print(Outer.Inner(), Outer.Value(), Outer.Kind.a, [Outer.Kind.a])
func local() { struct Local { var y = 2 }; print(Local()) }
local()
