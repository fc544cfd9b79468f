struct Broken: Error, CustomStringConvertible { var description: String { "broken for good" } }
func run(_ f: () throws -> Int) rethrows -> Int { try f() }
print("start")
print(try run { throw Broken() })
