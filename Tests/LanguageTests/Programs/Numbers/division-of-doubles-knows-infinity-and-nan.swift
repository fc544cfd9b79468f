let zero = 0.0
print(1 / zero, -1 / zero, (zero / zero).isNaN)
