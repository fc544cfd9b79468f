let a: Double = pow(2.0, 10)
print(a)
let b: Double = pow(2, 10)
print(b)
let base = 3.0
print(pow(base, 2) + sqrt(16))
print(Int(pow(2.0, 20)), 2 * pow(10, 3) == 2000)
