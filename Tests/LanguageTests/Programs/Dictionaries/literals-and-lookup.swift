let d = ["one": 1, "two": 2]
print(d["one"] ?? 0, d["three"] ?? 0, d["three"] == nil, d.count)
