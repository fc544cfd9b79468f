var a = [1, 2, 3]
a.swapAt(0, 2)
print(a)
a.reverse()
print(a)
var x = 1, y = 2
swap(&x, &y)
print(x, y)
