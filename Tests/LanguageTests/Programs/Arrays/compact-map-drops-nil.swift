print(["1", "two", "3"].compactMap { Int($0) }, [1, nil, 2].compactMap { $0 })
