print([[1, 2], [3]].flatMap { $0 }, [1, 2].flatMap { [$0, $0 * 10] }, Array([[1], [2]].joined()))
