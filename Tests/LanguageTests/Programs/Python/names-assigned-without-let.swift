x = 5
total = 1 + 2
numbers = [1, 2, 3]
let known = 3
known = 4
