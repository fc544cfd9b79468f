var a = [1, 2, 3, 4, 5, 6]
a.removeAll { $0 % 2 == 0 }
print(a)
a.removeFirst(2)
print(a)
a.removeAll()
print(a, a.popLast() as Any)
