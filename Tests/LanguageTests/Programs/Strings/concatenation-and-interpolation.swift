let name = "Ada"
let year = 1815
print("Hello, " + name + "!", "born \(year), twice \(year * 2)")
