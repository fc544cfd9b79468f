print([1, 2].map { (a: Int, b: Int) in a })
