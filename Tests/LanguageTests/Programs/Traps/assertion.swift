let n = Int("3")!
assert(n > 5, "too small")
