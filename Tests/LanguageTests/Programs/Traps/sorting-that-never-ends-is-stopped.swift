func order(_ a: Int, _ b: Int) -> Bool { [a, b].sorted(by: order)[0] == a }
print("start")
print([2, 1].sorted(by: order))
