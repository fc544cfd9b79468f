struct Meters: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral { let value: Double
  init(integerLiteral value: Int) { self.value = Double(value) }
  init(floatLiteral value: Double) { self.value = value } }
struct Tag: ExpressibleByStringLiteral { let text: String; init(stringLiteral value: String) { text = "<\(value)>" } }
struct Bag: ExpressibleByArrayLiteral { var items: [Int]; init(arrayLiteral elements: Int...) { items = elements.sorted() } }
struct Table: ExpressibleByDictionaryLiteral { var keys: [String]; init(dictionaryLiteral elements: (String, Int)...) { keys = elements.map { $0.0 + String($0.1) } } }
struct Flag: ExpressibleByBooleanLiteral { let on: Bool; init(booleanLiteral value: Bool) { on = value } }
enum Maybe: ExpressibleByNilLiteral { case none2, some2; init(nilLiteral: ()) { self = .none2 } }
let a: Meters = 5, b: Meters = 2.5
let tag: Tag = "x"
let bag: Bag = [3, 1, 2]
let table: Table = ["a": 1, "b": 2]
let flag: Flag = true
let maybe: Maybe = nil
print(a.value, b.value, tag.text, bag.items, table.keys, flag.on, maybe)
func length(_ meters: Meters) -> Double { meters.value * 2 }
print(length(4), length(0.5), ([1, 2.5] as [Meters]).map { $0.value })
