let n = Int("-2")!
print([Int](repeating: 0, count: n))
