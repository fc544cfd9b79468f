var a = [1, 2, 3]
a.append(4)
a.insert(0, at: 0)
a.remove(at: 2)
a += [9, 10]
print(a, a.removeLast(), a.removeFirst(), a)
