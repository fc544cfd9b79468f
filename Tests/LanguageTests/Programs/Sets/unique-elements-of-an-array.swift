print(Set([1, 2, 2, 3]).count, Set("hello").count, Set([1, 2]) == Set([2, 1]), Set([1]).isSubset(of: [1, 2]))
