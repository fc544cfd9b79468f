// statements
func classify(_ values: [Any?]) -> [String] {
  values.map { v in
    switch v {
    case nil: return "nil"
    case let n as Int where n > 10: return "big \(n)"
    case is Int: return "int"
    case let s as String: return s.isEmpty ? "empty" : s
    case let (a as Int, b as String) as (Any, Any): return "\(a)\(b)"
    case let d as [String: Int]: return "dict \(d.count)"
    default: return "other"
    }
  }
}
print(classify([nil, 5, 50, "", "x", 2.5, ["a": 1]]))
var queue = [(0, 0)]
var seen: Set<Int> = [0]
while !queue.isEmpty {
  let (node, depth) = queue.removeFirst()
  guard depth < 3 else { continue }
  for next in [node * 2 + 1, node * 2 + 2] where seen.insert(next).inserted { queue.append((next, depth + 1)) }
}
print(seen.sorted())
let matrix = [[1, 2, 3], [4, 5, 6]]
let transposed = matrix[0].indices.map { c in matrix.map { $0[c] } }
print(transposed)
var text = ""
for (i, row) in matrix.enumerated() { for (j, v) in row.enumerated() where (i + j) % 2 == 0 { text += "\(v)\(j == row.count - 1 ? "\n" : " ")" } }
print(text)
let s = switch text.count { case 0: "none"; case 1...3: "few"; default: "many" }
print(s)
var a = [5, 3, 1]
if let i = a.firstIndex(of: 3) { a.swapAt(0, i) }
(a[0], a[1], a[2]) = (a[2], a[0], a[1])
print(a)
let (x, y): (Int, Double) = (1, 2), z = 3
print(x, y, z)
repeat { if a.isEmpty { break }; a.removeLast() } while true
print(a)
func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
print(gcd(48, 36), [1, 2, 3].reduce(into: [Int: String]()) { $0[$1] = String($1) }.count)
