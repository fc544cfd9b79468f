let d = ["b": 2, "a": 1, "c": 3]
for (k, v) in d.sorted(by: { $0.key < $1.key }) { print(k, v) }
print(d.keys.sorted(), d.values.sorted(), d.map { $0.value }.reduce(0, +))
