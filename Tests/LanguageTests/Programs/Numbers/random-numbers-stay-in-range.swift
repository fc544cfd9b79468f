var ok = true
for _ in 0..<100 {
  let i = Int.random(in: 3..<6)
  let c = Int.random(in: 1...2)
  let d = Double.random(in: 0..<1)
  if i < 3 || i > 5 || c < 1 || c > 2 || d < 0 || d >= 1 { ok = false }
}
print(ok)
