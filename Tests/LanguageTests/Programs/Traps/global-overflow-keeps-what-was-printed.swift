var small: Int8 = 120
var big = Int.max - 3
for i in 0..<10 {
  print(i, big)
  big += i
  small += 1
}
