let mixed: [Any] = [1, 2, 3]
print(mixed as? [Int] ?? [], (mixed as? [String]) == nil)
let ints = [1, 2, 3]
let anys = ints as [Any]
print(anys.count, anys as! [Int])
let table: [String: Any] = ["a": 1, "b": 2]
print((table as? [String: Int])?["b"] ?? 0, table is [String: Int], table is [String: String])
let nested: [Any] = [[1, 2], [3]]
print(nested as? [[Int]] ?? [])
let nothing: Int? = nil
let optional: Any = nothing as Any
print(optional as? Int as Any, optional is Int)
let maybe: Int? = 4
let boxed: Any = maybe as Any
print(boxed as? Int ?? 0, boxed as! Int, (boxed as? String) == nil)
let optionals: [Int?] = [1, nil]
print((optionals as [Any]).count)
let set: Set<Int> = [1]
let anySet: Any = set
print(anySet as? Set<Int> ?? [], anySet is Set<String>)
class A {}
class B: A { let n = 1 }
let list: [A] = [B(), B()]
print((list as? [B])?.map { $0.n } ?? [], (list + [A()]) is [B])
let e: Any = [1: "x"] as [Int: Any]
print(e is [Int: Any], (e as? [Int: String])?[1] ?? "-")
