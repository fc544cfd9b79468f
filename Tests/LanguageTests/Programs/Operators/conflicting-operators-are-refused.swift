precedencegroup Lone { associativity: none }
infix operator <>: Lone
infix operator ><
func <> (a: Int, b: Int) -> Int { a + b }
func >< (a: Int, b: Int) -> Int { a - b }
let a = 1 <> 2 <> 3
let b = 1 < 2 < 3
let c = 1 <> 2 + 3
let d = 1 == 2 == true
