let r = 17.quotientAndRemainder(dividingBy: 5)
print(r.quotient, r.remainder, r)
