print(Array([1, 2, 3].reversed()))
for x in [1, 2].reversed() { print(x) }
let r: [Int] = [1, 2, 3].reversed()
print(r)
