let d = ["a": 1, "b": 2]
print(d.mapValues { $0 * 10 }["b"]!, d.filter { $0.value > 1 }, d.compactMapValues { $0 > 1 ? $0 : nil })
