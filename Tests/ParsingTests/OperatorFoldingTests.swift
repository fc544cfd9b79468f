import Parsing
import Testing

@Suite struct OperatorFoldingTests {
  @Test func aCellWithoutMistakesHasNoDiagnostics() {
    #expect(CellParser().parse("let x = 1 + 2 * 3", named: "t").diagnostics.isEmpty)
  }
}
