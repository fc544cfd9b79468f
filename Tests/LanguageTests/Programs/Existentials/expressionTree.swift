protocol Expression { func evaluate(_ variables: [String: Double]) throws -> Double; var text: String { get } }
enum EvaluationError: Error { case unknown(String), division }
struct Constant: Expression { let value: Double; func evaluate(_ variables: [String: Double]) -> Double { value }; var text: String { "\(value)" } }
struct Name: Expression {
  let name: String
  func evaluate(_ variables: [String: Double]) throws -> Double { guard let value = variables[name] else { throw EvaluationError.unknown(name) }; return value }
  var text: String { name }
}
struct Binary: Expression {
  let symbol: Character, left: any Expression, right: any Expression
  func evaluate(_ variables: [String: Double]) throws -> Double {
    let (a, b) = (try left.evaluate(variables), try right.evaluate(variables))
    switch symbol {
    case "+": return a + b
    case "*": return a * b
    case "/": if b == 0 { throw EvaluationError.division }; return a / b
    default: return .nan
    }
  }
  var text: String { "(\(left.text) \(symbol) \(right.text))" }
}
func simplified(_ e: any Expression) -> any Expression {
  guard let binary = e as? Binary else { return e }
  let left = simplified(binary.left), right = simplified(binary.right)
  if let a = left as? Constant, let b = right as? Constant, binary.symbol == "+" { return Constant(value: a.value + b.value) }
  return Binary(symbol: binary.symbol, left: left, right: right)
}
let e: any Expression = Binary(symbol: "*", left: Binary(symbol: "+", left: Constant(value: 1), right: Constant(value: 2)), right: Name(name: "x"))
print(e.text, simplified(e).text)
for variables in [["x": 4.0], [:]] { do { print(try e.evaluate(variables)) } catch { print(error) } }
do { _ = try Binary(symbol: "/", left: e, right: Constant(value: 0)).evaluate(["x": 1]) } catch EvaluationError.division { print("division") } catch { print("other") }
