print("before")
let a = [1, 2, 3]
let i = 5
print(a[i])
