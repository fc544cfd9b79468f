var groups = ["a": [1]]
groups["a"]!.append(2)
print(groups["a"]!)
groups["b"]?.append(3)
print(groups.count)
groups["b"]!.append(3)
