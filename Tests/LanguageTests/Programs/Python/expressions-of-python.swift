let xs = [1, 2, 3]
let double = lambda x: x * 2
let squares = [x * x for x in xs]
let part = xs[1:3]
let sign = 1 if xs.count > 2 else -1
if 4 not in xs { print("no") }
let table = {"a": 1}
let unique = {1, 2, 3}
