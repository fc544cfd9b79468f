func sign(_ x: Double) -> Int {
  if x > 0 { return 1 }
  if x < 0 { return -1 }
  return 0
}
print(sign(2), sign(-2), sign(0))
