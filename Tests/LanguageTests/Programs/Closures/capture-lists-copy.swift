var x = 1
let keep = { [x] in x }
x = 2
print(keep(), x)
