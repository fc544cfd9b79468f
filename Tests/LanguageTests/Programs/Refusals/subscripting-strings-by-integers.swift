let s = "text"
print(s[0])
print(s[1...2])
