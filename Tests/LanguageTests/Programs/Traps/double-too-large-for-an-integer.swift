let d = Double("1e30")!
print(Int(d))
