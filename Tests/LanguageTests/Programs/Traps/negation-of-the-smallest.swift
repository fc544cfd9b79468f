var x = Int8.min
print(x.magnitude)
x.negate()
