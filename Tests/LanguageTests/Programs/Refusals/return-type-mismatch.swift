func f() -> String { return 1 }
