var s = ""
print(s.popLast() as Any)
s.removeFirst()
