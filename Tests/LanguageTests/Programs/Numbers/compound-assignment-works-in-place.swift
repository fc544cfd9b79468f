var v = 10
v += 5
v -= 3
v *= 2
v /= 4
v %= 4
print(v)
var d = 1.5
d += 1
d *= 2
d /= 4
print(d)
