let t = "hello"
let i = t.index(t.startIndex, offsetBy: 1)
print(t[t.startIndex], t[i], t[i...], t[..<i], t.first!, t.last!)
