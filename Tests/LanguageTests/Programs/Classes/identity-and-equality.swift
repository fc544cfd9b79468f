final class Key: Hashable {
  let id: Int
  init(_ id: Int) { self.id = id }
  static func == (a: Key, b: Key) -> Bool { a.id == b.id }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
let a = Key(1), b = Key(1), c = a
print(a == b, a === b, a === c, a !== b)
let set: Set<Key> = [a, b, Key(2)]
print(set.count, set.contains(Key(2)))
var d: [Key: String] = [a: "one"]
d[b] = "uno"
print(d[a]!, d.count)
class Plain {}
let p = Plain(), q = Plain()
print(p === q, p === p)
let maybe: Plain? = p
print(maybe === p, maybe === nil, maybe !== q)
print(ObjectIdentifier(p) == ObjectIdentifier(p), ObjectIdentifier(p) == ObjectIdentifier(q))
let list = [p, q]
print(list.firstIndex { $0 === q } as Any, list.contains { $0 === p })
var seen: Set<ObjectIdentifier> = []
print(seen.insert(ObjectIdentifier(p)).inserted, seen.insert(ObjectIdentifier(p)).inserted)
let any: AnyObject = p
print(any === p)
