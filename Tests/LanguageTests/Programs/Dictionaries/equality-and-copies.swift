var a = ["k": [1]]
let b = a
a["k"]!.append(2)
print(a == b, a["k"]!, b["k"]!)
