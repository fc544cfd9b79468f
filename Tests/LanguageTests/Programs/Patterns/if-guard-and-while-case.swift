enum Token { case number(Int), op(Character), end }
let tokens: [Token] = [.number(1), .op("+"), .number(2), .end, .number(9)]
var position = 0
func next() -> Token { defer { position += 1 }; return tokens[position] }
while case let token = next(), position < 4 {
  if case .number(let n) = token { print("number", n) }
  if case .op(let c) = token, c == "+" { print("plus") }
}
var remaining: [Int] = [3, 2, 1]
while case let last? = remaining.popLast() { print(last) }
func describe(_ point: (x: Int?, y: Int?)) -> String {
  guard case let (x?, y?) = point else { return "incomplete" }
  return "\(x),\(y)"
}
print(describe((1, 2)), describe((nil, 2)))
func value(_ t: Token) -> Int {
  guard case .number(let n) = t else { return -1 }
  return n
}
print(tokens.map(value))
let age = 25
if case 18..<65 = age { print("working age") }
if case 0...17 = age { print("child") } else { print("no child") }
if case (let x, 0) = (3, 0) { print("on the axis", x) }
let maybe: Int? = 5
if case (1...9)? = maybe { print("digit") }
if case let x? = maybe, case 3... = x, x % 5 == 0 { print("all three") }
if case .some(5) = maybe { print("five") }
