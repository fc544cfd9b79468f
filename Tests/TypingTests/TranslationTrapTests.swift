import Parsing
import SourceText
import Testing
import Typing

/// What is right in Swift and means something else than the Python it was written after.
@Suite struct TranslationTrapTests {
  private func warnings(_ text: String) -> [String] {
    Checker(libraries: [StandardInterface()]).check(CellParser().parse(text, named: "cell")).diagnostics.map(\.message)
  }

  @Test func divisionsThatDropTheFraction() {
    #expect(warnings("let a = 7, b = 2\nlet c = Double(a / b)") == [
      "'/' between Ints drops the fraction before the conversion to Double: convert both sides first"
    ])
    #expect(warnings("let x = 1 / 2") == ["1 / 2 is 0 here: between Ints '/' drops the fraction"])
    #expect(warnings("let x = 4 / 2\nlet y = 1 / 2.0\nlet z: Double = 1 / 2\nlet w = 7 / x") == [])
  }

  @Test func indicesFromTheEnd() {
    #expect(warnings("let xs = [1, 2]\nprint(xs[-1])") == [
      "an index counts from the start: Python's 'xs[-1]' is 'xs[xs.count - 1]' or 'xs.last!'"
    ])
    #expect(warnings("let d = [-1: 2]\nprint(d[-1] ?? 0)") == [])
  }

  @Test func minusBeforeAPower() {
    #expect(CellParser().parse("-x ** 2", named: "c").diagnostics.map(\.identifier) == ["minus-before-power"])
  }

  @Test func floorDivisionAndLoopsOverDictionaries() {
    #expect(CellParser().parse("let x = 7 // 2", named: "c").diagnostics.map(\.identifier) == ["floor-division-comment"])
    #expect(CellParser().parse("for (k, v) in [\"a\": 1] { print(k, v) }", named: "c").diagnostics.map(\.identifier) == ["dictionary-order"])
  }
}
