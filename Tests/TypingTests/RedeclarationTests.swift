import Parsing
import SourceText
import Testing
import Typing

/// Names across the cells of one session.
@Suite struct RedeclarationTests {
  private let checker = Checker(libraries: [StandardInterface()])

  /// Messages of each cell's errors, in one session.
  private func errors(_ cells: String...) -> [[String]] {
    cells.map { text in
      checker.check(CellParser().parse(text, named: "cell")).diagnostics.filter { $0.severity == .error }.map(\.message)
    }
  }

  @Test func laterCellsRedeclareAnythingWithAnyType() {
    #expect(errors("let a = 1", "var a = \"s\"", "func a() -> Int { 1 }", "struct a {}", "enum a { case x }", "let a = 2.5\na") == [
      [], [], [], [], [], [],
    ])
  }

  @Test func anInitialValueMayUseTheNameItReplaces() {
    #expect(errors("let a = 1", "let a = a + 1\na") == [[], []])
  }

  @Test func functionsAreReplacedByLabelsAndOverloadedOtherwise() {
    #expect(errors("func f(x: Int) -> Int { x }", "func f(y: Int) -> Int { y }", "f(x: 1) + f(y: 2)", "func f(x: String) -> String { x }", "f(x: 1)").last?.count == 1)
  }

  @Test func valuesOfAnOlderTypeSayThatTheyAre() {
    let found = errors("struct P { var x = 1 }\nlet p = P()\nfunc take(_ p: P) {}", "struct P { var y = 2 }", "take(P())", "let q: P = p", "take(p)")
    #expect(found[2] == ["cannot convert value of type 'P' to expected argument type 'P of an earlier cell'"])
    #expect(found[3] == ["cannot convert value of type 'P of an earlier cell' to specified type 'P'"])
    #expect(found[4] == [])
  }

  @Test func functionsKeepWhatTheyWereCheckedAgainst() {
    #expect(errors("struct P { var x = 1 }\nfunc make() -> P { P() }", "struct P { var y = \"\" }", "let n: Int = make().x", "let s: String = P().y") == [
      [], [], [], [],
    ])
  }

  @Test func membersOfAnEarlierExtensionAreReplaced() {
    #expect(errors("extension Int { var twice: Int { self * 2 } }", "extension Int { var twice: String { \"2\" } }", "let s: String = 4.twice") == [
      [], [], [],
    ])
  }

  @Test func aCellWithAnErrorChangesNothing() {
    let found = errors("let a = 1", "let a = \"s\"\nextension Int { var half: Int { self / 2 } }\nlet b: Int = a", "let c: Int = a", "a.half")
    #expect(found[1].count == 1)
    #expect(found[2] == [])
    #expect(found[3] == ["value of type 'Int' has no member 'half'"])
  }

  @Test func overloadsMayStandInOneCellAndOtherNamesMayNot() {
    #expect(errors("func f(_ x: Int) {}\nfunc f(_ x: String) {}") == [[]])
    #expect(errors("let a = 1\nlet a = 2") == [["invalid redeclaration of 'a' in one cell: use var and assign, or split the cell"]])
  }

  @Test func aFunctionMayNotReadAGlobalOfFurtherDown() {
    #expect(errors("func f() -> Int { later }\nlet later = 1") == [["'later' is used before its declaration further down in this cell"]])
    #expect(errors("let later = 1", "func f() -> Int { later }\nlet x = f()") == [[], []])
  }
}
