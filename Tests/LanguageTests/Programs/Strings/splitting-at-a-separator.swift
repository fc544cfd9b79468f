print("a,b,,c".split(separator: ","), "a b c".split(separator: " ").count, "x=1;y=2".components(separatedBy: ";"))
