let a = [10, 20, 30]
print(a[0], a[2], a.count, a.isEmpty, a.first!, a.last!)
