print([2, 4].allSatisfy { $0 % 2 == 0 }, [Int]().allSatisfy { $0 > 0 })
[1, 2].forEach { print($0) }
