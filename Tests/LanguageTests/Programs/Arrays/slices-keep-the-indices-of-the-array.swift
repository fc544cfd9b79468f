let a = [1, 2, 3, 4, 5]
let s = a[1..<4]
print(s, s[1], s.count, s.startIndex, a[1...2], a[3...], a[..<2], a[...1])
print(s.map { $0 * 2 }, s.reduce(0, +), Array(s))
