print([(1, 2)].contains((1, 2)))
