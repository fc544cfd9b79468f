let n = 16
print(sqrt(Double(n)))
print(sqrt(n))
let r: Int = floor(2.5)
