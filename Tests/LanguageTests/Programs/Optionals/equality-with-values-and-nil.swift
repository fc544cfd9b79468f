let a: Int? = 3
print(a == 3, a != nil, a == nil, a == Optional(3))
