let i = 1
let d = 2.5
print(i + d)
print("a" + 1)
print("a" * 3)
print([1] + 2)
print(i == "1")
print(!i)
print(-"a")
print(true + 1)
let r = i < "b"
var s = "x"
s += 1
