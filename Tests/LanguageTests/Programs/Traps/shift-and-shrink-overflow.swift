var n: Int8 = 64
n <<= 1
print(n)
n -= 1
print(n)
