func depth<T>(_ x: T, _ n: Int) -> Int { n == 0 ? 0 : 1 + depth(x, n - 1) }
print(depth("a", 5))
