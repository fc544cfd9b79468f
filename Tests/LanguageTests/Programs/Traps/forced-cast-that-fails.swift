let any: Any = "text"
print(any as! String)
print(any as! Int)
