import Parsing
import Testing
import Typing

/// Bounds with room to spare for a busy machine: what they catch is a search that grows with the expression.
@Suite struct SpeedTests {
  private func milliseconds(_ text: String, after setUp: String = "1") -> Double {
    let checker = Checker(libraries: [StandardInterface()])
    _ = checker.check(CellParser().parse(setUp, named: "set up"))
    let cell = CellParser().parse(text, named: "cell")
    _ = checker.check(cell)
    let clock = ContinuousClock()
    return (0..<5).map { _ in
      let time = clock.measure { _ = checker.check(cell) }
      return Double(time.components.attoseconds) / 1e15
    }.min()!
  }

  @Test func longExpressionOfDoublesTakesWellUnderAMillisecond() {
    let expression = (0..<20).map { "x * \($0) + y / 2" }.joined(separator: " - ")
    #expect(milliseconds(expression, after: "let x = 1.0, y = 2.0") < 1)
  }

  @Test func longExpressionOfLiteralsTakesWellUnderAMillisecond() {
    #expect(milliseconds("let z: Double = " + (0..<30).map { "\($0) * 2" }.joined(separator: " + ")) < 1)
  }

  @Test func aHundredLinesTakeAFewMilliseconds() {
    let lines = (0..<100).map { "let v\($0) = [1, 2, \($0)].map { Double($0) * 2 }.reduce(0, +) + Double(\($0))" }
    #expect(milliseconds(lines.joined(separator: "\n")) < 60)
  }
}
