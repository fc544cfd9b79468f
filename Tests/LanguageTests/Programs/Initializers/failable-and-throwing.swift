struct Animal { let species: String
  init?(species: String) { if species.isEmpty { return nil }; self.species = species } }
print(Animal(species: "Giraffe")?.species as Any, Animal(species: "") as Any)
enum Unit: Character { case k = "K", c = "C"
  init?(symbol: Character) { switch symbol { case "K": self = .k; case "C": self = .c; default: return nil } } }
print(Unit(symbol: "K") as Any, Unit(symbol: "X") as Any, Unit(rawValue: "C") as Any)
class Product { let name: String
  init?(name: String) { if name.isEmpty { return nil }; self.name = name } 
  deinit { print("product gone") } }
class CartItem: Product { let quantity: Int
  init?(name: String, quantity: Int) { if quantity < 1 { return nil }; self.quantity = quantity; super.init(name: name) } }
if let i = CartItem(name: "sock", quantity: 2) { print(i.name, i.quantity) }
print(CartItem(name: "shirt", quantity: 0) == nil)
print(CartItem(name: "", quantity: 1) == nil)
enum Problem: Error { case negative(Int), big }
struct Positive { let value: Int
  init(_ v: Int) throws { guard v >= 0 else { throw Problem.negative(v) }; value = v }
  init(twice v: Int) throws { try self.init(v * 2) }
  init?(text: String) { guard let v = Int(text), v >= 0 else { return nil }; value = v } }
do { print(try Positive(3).value, try Positive(twice: 4).value); _ = try Positive(-1) } catch { print("caught", error) }
print((try? Positive(-5)) as Any, Positive(text: "7")?.value as Any, Positive(text: "-7") as Any, Positive(text: "x") as Any)
final class Conn { let id: Int
  init(id: Int) throws { if id > 3 { throw Problem.big }; self.id = id }
  convenience init(text: String) throws { guard let n = Int(text) else { throw Problem.negative(0) }; try self.init(id: n) }
  deinit { print("conn \(id) closed") } }
for t in ["2", "9", "z"] { do { let c = try Conn(text: t); print("open", c.id) } catch { print("error", error) } }
struct Forced { let v: Int; init!(_ v: Int) { if v == 0 { return nil }; self.v = v } }
print(Forced(3).v, Forced(0) == nil)
extension Animal { init(default _: Void) { self.init(species: "Dog")! } }
print(Animal(default: ()).species)
class Doc { var name: String?; init() {}; init?(name: String) { if name.isEmpty { return nil }; self.name = name } }
class AutoDoc: Doc { override init() { super.init(); name = "[Untitled]" }
  override init(name: String) { super.init(); self.name = name.isEmpty ? "[Untitled]" : name } }
print(AutoDoc().name!, AutoDoc(name: "").name!, AutoDoc(name: "q").name!)
