print("a")
fatalError("this is the end")
