let value: Any = "text"
let fine = value as! String
print(fine)
let bad = value as! Int
print(bad)
