let answer = readLine()
print(answer == nil, answer ?? "nothing")
while let line = readLine(strippingNewline: false) { print(line) }
func ask(_ question: String) -> Int? {
  print(question, terminator: " ")
  guard let text = readLine() else { return nil }
  return Int(text)
}
print(ask("How many?") as Any)
