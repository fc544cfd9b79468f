print([1, 2].length)
