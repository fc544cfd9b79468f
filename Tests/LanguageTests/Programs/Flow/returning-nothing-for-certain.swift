func g() -> Never { print("x") }
func h(_ n: Int) -> Never { if n > 0 { fatalError() } }
