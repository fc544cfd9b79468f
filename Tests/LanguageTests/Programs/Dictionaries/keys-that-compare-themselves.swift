struct K: Hashable {
  var id: Int
  static func == (a: K, b: K) -> Bool { let x = a.id % 10; let y = b.id % 10; return x == y }
  func hash(into hasher: inout Hasher) { let m = id % 10; hasher.combine(m) }
}
func count() -> [Int] {
  var d: [K: Int] = [:]
  var a = 11, b = 22, c = 33
  for i in 0..<25 {
    d[K(id: i), default: 0] += 1
    a += 1
    b += 1
    c += d[K(id: i)] ?? 100
  }
  let lit = [K(id: 1): 5, K(id: 2): 6]
  let s: Set = [K(id: 1), K(id: 11), K(id: 3)]
  return [a, b, c, d.count, lit[K(id: 21)] ?? 0, s.count]
}
print(count())
var d: [K: Int] = [:]
var a = 11, b = 22, c = 33
for i in 0..<25 {
  d[K(id: i), default: 0] += 1
  a += 1
  b += 1
  c += d[K(id: i)] ?? 100
}
let lit = [K(id: 1): 5, K(id: 2): 6]
let s: Set = [K(id: 1), K(id: 11), K(id: 3)]
print([a, b, c, d.count, lit[K(id: 21)] ?? 0, s.count])
