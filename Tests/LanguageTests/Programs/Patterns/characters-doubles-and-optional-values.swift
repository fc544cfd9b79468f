enum Suit: String { case hearts = "h", spades = "s" }
func f(_ s: Suit) -> Int { switch s { case .hearts: return 1; case .spades: return 2; case .hearts: return 3 } }
func g(_ b: Bool?) -> Int { switch b { case true?: return 1; case false?: return 0; case nil: return -1 } }
func h(_ t: (Bool, Suit)) -> String {
  switch t { case (true, .hearts): "a"; case (false, _): "b"; case (_, .spades): "c" }
}
func i(_ n: Int?) -> String { switch n { case .some(let x) where x > 5: "big"; case .some: "some"; case .none: "none" } }
print(f(.spades), g(nil), g(true), h((true, .spades)), h((false, .hearts)), i(7), i(1), i(nil))
let c: Character = "x"
switch c { case "a"..."m": print("first"); case "n"..."z": print("second"); default: print("none") }
switch 7.5 { case ..<5: print("low"); case 5..<10: print("mid"); default: print("high") }
switch ("k", 3) { case ("k", let n) where n > 5: print("k big"); case ("k", 1...4): print("k small"); default: print("d") }
switch [1, 2] { case [1, 2]: print("array"); default: print("no") }
switch Optional("a") { case "a": print("a!"); case "b"?: print("b"); case nil, .some: print("rest") }
