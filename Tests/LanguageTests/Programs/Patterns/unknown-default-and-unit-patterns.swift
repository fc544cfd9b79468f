enum Mode { case on, off }
func text(_ m: Mode) -> String {
  switch m {
  case .on: return "on"
  case .off: return "off"
  @unknown default: return "?"
  }
}
print(text(.on), text(.off))
let unit: Void = ()
switch unit { case (): print("unit") }
switch 4 { case let x: print("always", x) }
switch "word" {
case let w where w.isEmpty: print("empty")
case var w: w += "!"; print(w)
}
let (a, _, (b, c)) = (1, 2, (3, "four"))
print(a, b, c)
var (p, q) = (10, 20)
p += q
print(p, q)
