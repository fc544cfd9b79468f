let n = Int("300")!
print(UInt8(n))
