var a = 0, b = 1
while a < 50 {
  print(a, terminator: " ")
  (a, b) = (b, a + b)
}
print()
