let xs = [3, 1, 2]
let n = len(xs)
let s = str(n)
let i = int("3")
let f = float(n)
for k in range(3) { print(k) }
for (k, x) in enumerate(xs) { print(k, x) }
let ordered = sorted(xs)
let total = sum(xs)
let line = input("name? ")
if isinstance(n, Int) { print(s) }
