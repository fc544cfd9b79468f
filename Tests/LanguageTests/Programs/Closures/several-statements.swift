let f = { (x: Double) -> Double in
  let y = x * x
  return y + 1
}
print(f(2), f(3))
