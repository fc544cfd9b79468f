let n = 7
print(Double(n) / 2, Int(3.99), Int(-3.99), Float(n), Double(Float(0.1)), Int(truncatingIfNeeded: 300), UInt8(255))
