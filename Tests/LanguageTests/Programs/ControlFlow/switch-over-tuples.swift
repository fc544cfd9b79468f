for p in [(0, 0), (1, 0), (2, 3)] {
  switch p {
  case (0, 0): print("origin")
  case (_, 0): print("axis")
  case let (x, y): print(x, y)
  }
}
