var x: Int? = nil
x = 5
print(x!)
x = nil
print(x as Any)
