enum Color { case red, green, blue }
enum Shape { case circle(Color), square(Color, Bool), none }
func code(_ s: Shape, _ o: Bool?) -> Int {
  switch (s, o) {
  case (.none, _): return 0
  case (.circle(.red), true?): return 1
  case (.circle(.red), _): return 2
  case (.circle(.green), _), (.circle(.blue), nil): return 3
  case (.circle, .some(let flag)): return flag ? 4 : 5
  case (.square(let c, true), _): return c == .red ? 6 : 7
  case (.square(_, false), false?), (.square(_, false), nil): return 8
  case (.square(_, false), true?): return 9
  }
}
for o in [nil, true, false] as [Bool?] {
  var line: [Int] = [code(.none, o)]
  for c in [Color.red, .green, .blue] { line += [code(.circle(c), o), code(.square(c, true), o), code(.square(c, false), o)] }
  print(line)
}
func both(_ a: Bool, _ b: Bool) -> String {
  switch (a, b) {
  case (true, true): "both"
  case (true, false), (false, true): "one"
  case (false, false): "none"
  }
}
print(both(true, true), both(false, true), both(false, false))
func cover(_ o: Int??) -> String {
  switch o {
  case .some(.some(let x)): "x\(x)"
  case .some(.none): "inner"
  case .none: "outer"
  }
}
print(cover(3), cover(.some(nil)), cover(nil))
