final class Tracker {
  let name: String
  init(_ name: String) { self.name = name; print("init \(name)") }
  deinit { print("deinit \(name)") }
}
func scopes() {
  let a = Tracker("a")
  let b = Tracker("b")
  do {
    let c = Tracker("c")
    print("inside", c.name)
  }
  print("end", a.name, b.name)
}
scopes()
func early(_ flag: Bool) -> Int {
  let first = Tracker("first")
  defer { print("deferred") }
  if flag {
    let second = Tracker("second")
    return first.name.count + second.name.count
  }
  return 0
}
print(early(true))
print(early(false))
for i in 0..<2 {
  let t = Tracker("loop \(i)")
  if i == 0 { continue }
  print(t.name)
}
var variable: Tracker? = Tracker("variable")
variable = Tracker("replacement")
print("replaced")
variable = nil
print("gone")
func consume(_ t: Tracker) { print("consume \(t.name)") }
consume(Tracker("temporary"))
_ = Tracker("ignored")
print("done")
