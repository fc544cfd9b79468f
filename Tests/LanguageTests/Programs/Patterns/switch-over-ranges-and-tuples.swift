func band(_ t: Double) -> String {
  switch t {
  case ..<0: return "freezing"
  case 0..<15: return "cold"
  case 15...25: return "mild"
  case 25...: return "hot"
  default: return "nan"
  }
}
print([-3, 0, 14.9, 15, 25, 25.1].map(band))
func place(_ p: (Int, Int)) -> String {
  switch p {
  case (0, 0): return "origin"
  case (_, 0): return "x axis"
  case (0, _): return "y axis"
  case (-2...2, -2...2): return "inside"
  case let (x, y) where x == y || x == -y: return "diagonal \(x)"
  case (let x, ...0): return "below \(x)"
  case let (x, y): return "outside \(x) \(y)"
  }
}
for p in [(0, 0), (3, 0), (0, 4), (1, -1), (5, 5), (7, -3), (8, 3)] { print(place(p)) }
func letter(_ c: Character) -> String {
  switch c {
  case "a", "e", "i", "o", "u": "vowel"
  case "a"..."z": "consonant"
  case "0"..."9": "digit"
  case "\n", " ": "space"
  default: "other"
  }
}
print("h3 o!".map(letter))
switch ("a", true) {
case ("a", false): print("no")
case (let s, true) where s.count == 1: print("single", s)
default: print("default")
}
