let a: Int? = 3, b: Int? = nil, s: String? = "s"
if let a, let s { print(a, s) }
if let x = a, x > 2, let y = Int("4"), case let z = x + y { print(x, y, z) } else { print("no") }
if var c = a { c += 1; print(c) }
func f(_ o: Int?, _ p: String?) -> String {
  guard let o, let p, !p.isEmpty else { return "none" }
  return "\(o)\(p)"
}
print(f(1, "x"), f(nil, "x"), f(1, ""))
print(a == 3, a == nil, b == nil, a != b, b == nil && a != nil, nil == b)
print(a ?? 0, b ?? a ?? 1, b ?? 7, (b ?? nil) as Any)
let name = s ?? "none"
print(name)
switch (a, b) {
case (let x?, nil): print("only a", x)
case (nil, let y?): print("only b", y)
case (let x?, let y?): print(x + y)
case (nil, nil): print("none")
}
let a2 = a.map { $0 * 2 }, joined = s.flatMap { $0.isEmpty ? nil : $0 + "!" }
print(a2 as Any, joined as Any)
let list: [Int?] = [1, nil, 2]
print(list, list.compactMap { $0 }, list.contains(nil), list.contains(2), list == [1, nil, 2])
var x: Int? = 1
if let x { print("shadow", x) }
while let y = x, y < 4 { x = y + 1 }
print(x as Any)
let o: Any? = 5, any: Any = a as Any
print(o as Any, any is Int, (any as? Int) as Any, o as? String as Any)
if let n = any as? Int { print("n", n) }
func throwing() throws -> Int { throw Bad.bad }
enum Bad: Error { case bad }
print((try? throwing()) ?? 9)
let e: Int?? = .some(nil)
if let inner = e { print(inner as Any) }
print(e == nil, e == .some(nil))
let t = true ? a : nil
print(t as Any, a.debugDescription, "\(a ?? 0)", a! as Int)
