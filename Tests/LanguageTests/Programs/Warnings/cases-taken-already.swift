// Cases of a switch that an earlier one has taken.
enum Color { case red, green, blue, mixed(Int) }
func name(_ color: Color, _ number: Int, _ word: String, _ flag: Bool) {
  switch color {
  case .red: print("red")
  case .green, .red: print("green")
  case .mixed(let part): print("mixed", part)
  case .blue: print("blue")
  case .mixed(_): print("again")
  }
  switch color {
  case .red, .green, .blue: print("plain")
  case .mixed: print("mixed")
  default: print("never")
  }
  switch number {
  case 1: print("one")
  case 2, 1: print("two")
  case let n where n > 5: print("big", n)
  case 1...3: print("small")
  default: print("other")
  }
  switch word {
  case "a": print("a")
  case "a", "b": print("b")
  default: print("other")
  }
  switch flag {
  case true: print("yes")
  case false: print("no")
  case true: print("again")
  }
}
name(.blue, 3, "b", false)
name(.mixed(1), 7, "z", true)
print("end")
