let a = [1, 5, 8, 3]
print(a.first { $0 > 4 }!, a.last { $0 < 4 }!, a.first { $0 > 100 } as Any)
