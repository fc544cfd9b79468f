enum Color { case red, green, blue }
enum Shape { case circle(Color), square(Color, Bool) }
func a(_ c: Color) -> Int {
  switch c {
  case .red: return 1
  case .green: return 2
  }
}
func b(_ s: Shape) -> Int {
  switch s {
  case .circle(.red), .circle(.green): return 1
  case .square(_, true): return 2
  case .square(.red, false): return 3
  }
}
func c(_ o: Int?) -> Int {
  switch o {
  case nil: return 0
  case 5?: return 5
  }
}
func d(_ x: Bool, _ y: Color) -> Int {
  switch (x, y) {
  case (true, _): return 1
  case (_, .red), (_, .green): return 2
  }
}
func e(_ n: Int) -> Int {
  switch n {
  case ..<0: return 1
  case 0...: return 2
  }
}
func f(_ s: String) {
  switch s {
  case "a": print(1)
  }
}
func g(_ c: Color) -> Int {
  switch c {
  case .red where c == .red: return 1
  case .green, .blue: return 2
  }
}
