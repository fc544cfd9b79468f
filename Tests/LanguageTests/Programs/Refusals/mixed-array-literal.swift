let a = [1, "two"]
