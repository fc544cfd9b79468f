import Parsing
import SourceText
import SwiftSyntax
import Testing

@Suite struct OperatorFoldingTests {
  /// Every operator with its operands in brackets.
  private func folded(_ text: String, _ parser: CellParser = CellParser()) -> String {
    let cell = parser.parse(text, named: "t")
    guard case .expr(let expression)? = cell.tree.statements.last?.item else { return "no expression" }
    return bracketed(expression)
  }

  private func bracketed(_ expression: ExprSyntax) -> String {
    guard let infix = expression.as(InfixOperatorExprSyntax.self) else {
      return expression.trimmedDescription
    }
    return "(\(bracketed(infix.leftOperand)) \(infix.operator.trimmedDescription) \(bracketed(infix.rightOperand)))"
  }

  @Test func multiplicationBindsTighterThanAddition() {
    #expect(folded("1 + 2 * 3 - 4") == "((1 + (2 * 3)) - 4)")
  }

  @Test func powerBindsTighterThanMultiplicationAndToTheRight() {
    #expect(folded("2 * a ** b ** 2") == "(2 * (a ** (b ** 2)))")
  }

  @Test func compoundPowerIsAnAssignment() {
    #expect(folded("x **= 2 + 1") == "(x **= (2 + 1))")
  }

  @Test func notebookOperatorsAreKnownToLaterCells() {
    var parser = CellParser()
    let cell = parser.parse("infix operator <+> : AdditionPrecedence\nfunc <+> (a: Int, b: Int) -> Int { a }", named: "1")
    #expect(cell.diagnostics.isEmpty)
    #expect(parser.parse("1 <+> 2", named: "2").hasErrors)
    parser.commit(cell)
    #expect(folded("1 <+> 2 * 3", parser) == "(1 <+> (2 * 3))")
  }

  @Test func anUnknownOperatorIsNamed() {
    #expect(CellParser().parse("1 <~> 2", named: "t").diagnostics.map(\.message) == ["unknown operator '<~>'"])
  }

  @Test func aFinalSemicolonSuppressesTheResult() {
    #expect(CellParser().parse("f();", named: "t").suppressesResult)
    #expect(!CellParser().parse("f()", named: "t").suppressesResult)
    #expect(!CellParser().parse("f(); g()", named: "t").suppressesResult)
  }

  @Test func foldingKeepsEveryOffset() {
    let text = "let é = a + /* c */ b * c\nprint(é ? 1 : 2) // end"
    let cell = CellParser().parse(text, named: "t")
    #expect(cell.tree.description == text)
  }
}
