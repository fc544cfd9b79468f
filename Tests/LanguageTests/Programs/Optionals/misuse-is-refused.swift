let a: Int? = 3
let b = a + 1
let c: Int = a
if a { print(1) }
let d = 5
if let x = d { print(x) }
print(d?.description)
print(d!)
let e = d ?? 4 + "x"
print(a.count)
var s: String? = "x"
s.append("y")
guard let q = a else { print("x"); return 5 }
for x in a { print(x) }
let f: String = s?.uppercased()
print(a > 2)
