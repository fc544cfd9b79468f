for n in [-1, 0, 1] {
  if n < 0 { print("neg") } else if n == 0 { print("zero") } else { print("pos") }
}
