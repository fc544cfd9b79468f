print("before")
let d: OrderedDictionary<String, Int> = ["a": 1, "a": 2]
print(d)
