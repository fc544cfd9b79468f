var d: [String: [Int]] = [:]
d["a", default: []].append(1)
d["a", default: []].append(2)
print(d)
