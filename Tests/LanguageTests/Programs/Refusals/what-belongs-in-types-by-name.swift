deinit { print("x") }
init(x: Int) {}
subscript(i: Int) -> Int { i }
static let shared = 1
override func act() {}
mutating func change() {}
