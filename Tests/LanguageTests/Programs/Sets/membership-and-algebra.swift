let a: Set = [1, 2, 3]
let b: Set<Int> = [3, 4]
print(a.contains(2), a.union(b).sorted(), a.intersection(b), a.subtracting(b).sorted(), a.symmetricDifference(b).sorted(), a.count)
