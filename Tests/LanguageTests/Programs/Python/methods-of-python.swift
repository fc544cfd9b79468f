var xs = [1, 2]
let s = "Some Text"
xs.push(3)
xs.extend([4])
print(xs.len, s.upper(), s.lower(), s.length)
print(s.startswith("S"), s.endswith("t"))
let one = xs.pop()
print(s.strip())
let joined = ["a", "b"].join(",")
