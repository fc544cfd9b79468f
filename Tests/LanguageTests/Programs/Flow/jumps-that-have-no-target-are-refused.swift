func a() {
  if true { break }
}
func b() {
  continue
}
func c() {
  outer: for i in 0..<3 {
    for _ in 0..<i { continue inner }
  }
}
func d() {
  switch 3 {
  case 3: continue
  default: break
  }
}
func e() {
  for i in 0..<3 { [1].forEach { _ in if i > 1 { break } } }
}
func f() {
  label: if true { continue label }
}
func g(_ n: Int) {
  switch n {
  case 1: fallthrough
  default: fallthrough
  }
}
func h() { fallthrough }
func i() {
  for k in 0..<3 { defer { break }; print(k) }
}
