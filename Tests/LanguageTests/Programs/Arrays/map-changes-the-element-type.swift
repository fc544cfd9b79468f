print([1, 2, 3].map { Double($0) / 2 }, [1, 2].map { "n\($0)" }, ["1", "x"].map { Int($0) })
