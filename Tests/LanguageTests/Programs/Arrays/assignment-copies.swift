var a = [1, 2, 3]
var b = a
b[0] = 99
b.append(4)
print(a, b)
a[1] += 5
print(a)
