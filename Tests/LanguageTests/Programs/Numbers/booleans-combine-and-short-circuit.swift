func noisy(_ b: Bool) -> Bool { print("asked"); return b }
print(true && false, true || false, !true, false && noisy(true), true || noisy(false))
print(true && noisy(true))
