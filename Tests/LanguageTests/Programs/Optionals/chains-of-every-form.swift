class Node { var value: Int; var next: Node?; var tags: [String: [Int]]? = nil; init(_ v: Int, _ n: Node? = nil) { value = v; next = n }
  func find(_ v: Int) -> Node? { value == v ? self : next?.find(v) }
  func double() { value *= 2 } }
let list: Node? = Node(1, Node(2, Node(3)))
print(list?.next?.value as Any, list?.next?.next?.next?.value as Any, list?.find(3)?.value ?? -1)
list?.next?.value = 20
list?.next?.value += 2
list?.next?.next?.double()
print(list!.next!.value, list!.next!.next!.value)
list?.tags = ["a": [1]]
list?.tags?["a"]?.append(2)
list?.tags?["b", default: []].append(9)
list?.tags?["a"]?[0] = 100
print(list?.tags?["a"] as Any, list?.tags?["b"]?.first as Any, list?.tags?["z"]?.count as Any)
if let n = list?.next?.next, n.value > 3 { print("n", n.value) }
if (list?.next = nil) != nil { print("assigned") }
print(list?.next == nil, list?.find(9)?.value == nil)
var text: String? = "abc"
text?.append("d"); text? += "e"
print(text?.uppercased().count as Any, text?.first?.isLetter as Any, text!)
var array: [Int]? = [1, 2, 3]
array?[1] = 50
array?.append(4)
print(array?[1] as Any, array?.first as Any, array?.map { $0 * 2 } as Any, array?.isEmpty ?? true)
let dictionary = ["x": ["y": 5]]
print(dictionary["x"]?["y"] as Any, dictionary["x"]?["q"] as Any, dictionary["z"]?["y"] ?? 0)
let deep: Int?? = 5
print(deep as Any, deep! as Any, deep!!, (deep ?? nil) as Any)
let f: ((Int) -> Int)? = { $0 + 1 }
print(f?(2) as Any, f!(3))
var none: Node? = nil
none?.value = 5
print(none?.find(1) == nil, none?.double() == nil)
let implicit: Int! = 4
print(implicit + 1, implicit as Any)
var late: String!
late = "set"
print(late.count, late == "set")
let words = ["3", "x", "5"]
print(words.map { Int($0) }, words.compactMap { Int($0) }.reduce(0, +), words.first.flatMap { Int($0) } as Any)
print(Optional(3).map { $0 + 1 } as Any, [1, nil, 3].compactMap { $0 })
