let x = 5
print(x > 3 ? "big" : "small", x % 2 == 0 ? 1 : 2)
