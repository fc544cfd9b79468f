let n = Int("3")!
precondition(n > 5, "n is too small")
