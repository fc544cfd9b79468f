let (value, sign) = lgamma(-1.5)
print(value, sign)
print(lgamma(10.0).0)
