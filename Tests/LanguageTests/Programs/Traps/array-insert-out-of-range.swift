var a = [1]
a.insert(2, at: 5)
