let r = 2..<6
print(r.contains(5), r.contains(6), r.count, r.lowerBound, r.upperBound, (1...3).count, (0..<0).isEmpty, (1.0...2.0).contains(1.5))
