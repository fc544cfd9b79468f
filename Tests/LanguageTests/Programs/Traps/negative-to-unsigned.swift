let n = Int("-3")!
print(UInt(n))
