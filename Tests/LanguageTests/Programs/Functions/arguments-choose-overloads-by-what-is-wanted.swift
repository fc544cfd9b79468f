func takes(_ xs: [Int]) -> Int { xs.count }
struct W { var xs: [Int]; let a, b: Double; var name, kind: String }
print(takes([1, 2].reversed()), W(xs: [1, 2].reversed(), a: 1, b: 2, name: "n", kind: "k"), takes([3].map { $0 }.reversed()))
func join(_ parts: [String], _ separator: String = "-") -> String { parts.joined(separator: separator) }
print(join(["a", "b"].reversed()), join(["c", "d"].reversed(), "+"))
class Box { let items: [Character]; init(_ items: [Character]) { self.items = items } }
print(Box("abc".reversed()).items)
