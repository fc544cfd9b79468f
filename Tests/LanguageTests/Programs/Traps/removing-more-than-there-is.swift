var s = "ab"
s.removeLast(2)
print(s.isEmpty)
s.removeLast()
