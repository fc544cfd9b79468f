func grow(_ depth: Int) -> [Int] { [depth].map { grow($0 + 1).count } }
print("start")
print(grow(0))
