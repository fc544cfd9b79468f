let a: Int = "x"
let b = undefinedName
print(a)
let c: String = 5
