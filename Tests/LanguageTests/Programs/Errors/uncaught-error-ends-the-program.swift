enum Failure: Error { case broken(code: Int) }
func deep(_ n: Int) throws -> Int { if n == 0 { throw Failure.broken(code: 7) }; return try deep(n - 1) }
print("before")
print(try deep(3))
print("never")
