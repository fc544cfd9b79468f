let a = [1, 2, 3, 4]
let s = a[1...2]
print(s[1], s[2])
print(s[0])
