var seen: OrderedSet<Int> = [3, 1, 3, 2]
print(seen, seen.count, seen.contains(1), seen[0])
print(seen.append(9), seen.append(1))
seen.append(contentsOf: [7, 9, 8])
print(seen, seen.firstIndex(of: 7)!, seen.first!, seen.last!)
print(seen.remove(1) ?? -1, seen)
let unique = OrderedSet(["b", "a", "b"])
print(unique, Array(unique), unique.map { $0.uppercased() })
print(seen.union([100, 3]), seen.intersection([8, 3]), seen.subtracting([3]))
print(seen == OrderedSet([3, 2, 9, 7, 8]), OrderedSet([1, 2]) == OrderedSet([2, 1]))
for element in seen { print(element, terminator: " ") }
print()
