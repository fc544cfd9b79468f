protocol Same { func isSame(as other: Self) -> Bool }
extension Int: Same { func isSame(as other: Int) -> Bool { self == other } }
protocol Store { associatedtype Item; mutating func put(_ item: Item); var count: Int { get } }
struct Ints: Store { var items: [Int] = []; mutating func put(_ item: Int) { items.append(item) }; var count: Int { items.count } }
let x: any Same = 1
var s: any Store = Ints()
print(s.count)
print(x.isSame(as: 2))
s.put(1)
