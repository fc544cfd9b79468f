print(String("abc".reversed()), String(repeating: "ab", count: 3), String(repeating: "=", count: 10))
