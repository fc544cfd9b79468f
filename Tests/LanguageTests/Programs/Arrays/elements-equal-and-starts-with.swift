print([1, 2, 3].starts(with: [1, 2]), [1, 2].elementsEqual([1, 2]), [1, 2].lexicographicallyPrecedes([1, 3]))
