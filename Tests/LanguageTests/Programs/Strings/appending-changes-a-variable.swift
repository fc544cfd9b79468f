var s = "a"
s += "b"
s.append("c")
s.append(Character("d"))
print(s, s.count)
