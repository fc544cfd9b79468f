print([3, 1, 2].sorted(), [3, 1, 2].sorted(by: >), ["bb", "a", "ccc"].sorted { $0.count > $1.count })
var v = [5, 4, 9]
v.sort()
print(v)
v.sort(by: >)
print(v)
v.sort { $0 < $1 }
print(v)
