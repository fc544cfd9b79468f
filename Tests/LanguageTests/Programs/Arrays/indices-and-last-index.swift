let a = ["x", "y", "x"]
for i in a.indices { print(i, a[i]) }
print(a.lastIndex(of: "x")!, a.startIndex, a.endIndex)
