struct K: Hashable {
  var id: Int
  static func == (a: K, b: K) -> Bool { let x = a.id % 10; let y = b.id % 10; return x == y }
  func hash(into hasher: inout Hasher) { let m = id % 10; hasher.combine(m) }
}
var d: [K: Int] = [K(id: 3): 7]
func deep(_ n: Int, _ acc: Int) -> Int {
  let a = n * 3, b = acc + 1, c = n + acc
  if n == 0 { return d[K(id: 13)] ?? -1 }
  let r = deep(n - 1, b)
  return r + a - b + c
}
print(deep(100, 5))
print(deep(200, 5))
