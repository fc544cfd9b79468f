let a = [4, 2, 8]
print(a.min()!, a.max()!, a.contains(2), a.contains { $0 > 7 }, a.firstIndex(of: 8)!, a.firstIndex { $0 < 4 }!, [Int]().max() as Any)
