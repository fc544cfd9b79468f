let s = "abc"
print(s[s.index(s.startIndex, offsetBy: 2)])
print(s[s.endIndex])
