let a: UInt8 = 250
print(a &+ 10, a &- 251, Int8.max &+ 1, Int32.min, UInt64.max)
