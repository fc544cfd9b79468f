print(1 < 2, 2 <= 2, 3 > 4)
print(3 >= 4, 1 == 1, 1 != 1)
let h = 0.5
print(h < 0.25)
