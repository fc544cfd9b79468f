let d = [1, 2, 4].difference(from: [1, 3, 4])
for c in d { switch c { case .insert(let o, let e, _): print("insert", o, e); case .remove(let o, let e, _): print("remove", o, e) } }
print([1, 3, 4].applying(d) ?? [])
print(d.insertions.count, d.removals.count)
let s = Array("kitten"), t = Array("sitting")
print(t.difference(from: s).count)
