print("h3ll0".filter { $0.isLetter }, "abc".map { String($0).uppercased() })
