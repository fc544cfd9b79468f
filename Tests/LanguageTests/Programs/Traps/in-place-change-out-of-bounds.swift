var values = [1, 2, 3]
func raise(_ at: Int) {
  var local = values
  local[at] += 1
  print(local)
}
raise(2)
values[0] = 9
print(values)
raise(3)
