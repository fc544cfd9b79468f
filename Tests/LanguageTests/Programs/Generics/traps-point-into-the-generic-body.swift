func pick<T>(_ xs: [T], _ i: Int) -> T {
  xs[i]
}
print(pick(["a"], 0))
print(pick([1, 2], 2))
