var x = 1
var names = ["a", "b"]

func bump() -> Int {
  x += 10
  return x
}

func rename() -> String {
  names[0] = "changed"
  names.append("more")
  return "r"
}

print(x + bump(), x)
print(bump() + x, x)
print(x * 2 + bump() * x)
let pair = (x, bump(), x)
print(pair)
print([x, bump(), x])
print(names[0] + rename() + names[0], names.count)
let before = names
print(before.count + { names.removeLast(); return names.count }())
x = x + bump()
print(x)
x += bump()
print(x)

func local() {
  var y = 1
  func next() -> Int {
    y *= 3
    return y
  }
  print(y + next() + y)
  let both = [y, next(), y]
  print(both, y)
  var z = 5
  let add = { (n: Int) -> Int in
    z += n
    return z
  }
  print(z - add(2) - z)
  print(z > add(1), z < add(1), z == add(0))
}
local()
