import Parsing
import SourceText
import Testing
import Typing

@Suite struct CellTests {
  let checker = Checker(libraries: [StandardInterface()])

  private func check(_ text: String) -> CheckedCell { checker.check(CellParser().parse(text, named: "cell")) }

  private func messages(_ text: String) -> [String] { check(text).diagnostics.map(\.message) }

  @Test func signaturesOfTheStandardLibraryAreUnderstood() {
    #expect(checker.libraryProblems() == [])
  }

  @Test func lastExpressionIsTheResult() {
    #expect(check("let x = 2\nDouble(x) * 2.5 + 1").typed?.result?.type == .double)
    #expect(check("let y = 2\ny + 1").typed?.result?.type == .int)
  }

  @Test func semicolonAndVoidHaveNoResult() {
    #expect(check("1 + 1;").typed?.result == nil)
    #expect(check("print(1)").typed?.result == nil)
  }

  @Test func laterCellMayRedeclare() {
    #expect(check("let x = 1").typed != nil)
    #expect(check("let x = \"a\"").typed != nil)
    #expect(check("x.count").typed?.result?.type == .int)
  }

  @Test func failedCellDeclaresNothing() {
    #expect(check("let a = 1\nlet b = missing").typed == nil)
    #expect(messages("a") == ["cannot find 'a' in scope"])
  }

  @Test func failedCellTakesBackExtensions() {
    #expect(check("extension Int { var twice: Int { self * 2 } }\nlet b = missing").typed == nil)
    #expect(check("3.twice").typed == nil)
    #expect(check("extension Int { var twice: Int { self * 2 } }").typed != nil)
    #expect(check("3.twice").typed?.result?.type == .int)
  }

  @Test func withdrawnGlobalsAreGone() throws {
    let typed = try #require(check("let q = 1").typed)
    checker.withdraw(typed.globals)
    #expect(messages("q") == ["cannot find 'q' in scope"])
  }

  @Test func functionMayNotReadALaterGlobal() {
    #expect(messages("func f() -> Int { late }\nlet late = 1").first?.contains("before its declaration") == true)
  }

  @Test func sameNameTwiceInOneCellSaysWhatToDo() {
    #expect(messages("let a = 1\nlet a = 2") == ["invalid redeclaration of 'a' in one cell: use var and assign, or split the cell"])
  }

  @Test func closuresKnowWhatTheyCapture() throws {
    let typed = try #require(check("func f() -> () -> Int { var n = 0; return { n += 1; return n } }").typed)
    let body = try #require(typed.functions.first?.body)
    guard case .variables(.variable(let variable), _) = body.body[0].kind else {
      Issue.record("no variable first")
      return
    }
    #expect(variable.isCaptured)
    #expect(variable.isReassigned)
  }

  @Test func fixItRenamesSnakeCaseLabels() throws {
    let diagnostic = try #require(check("func fit(batchSize: Int) {}\nfit(batch_size: 3)").diagnostics.first)
    #expect(diagnostic.fixIts.first?.applied(to: diagnostic.file.text) == "func fit(batchSize: Int) {}\nfit(batchSize: 3)")
  }

  @Test func fixItReordersTheWholeCall() throws {
    let diagnostic = try #require(check("func f(a: Int, b: Int, c: Int) {}\nf(c: 1, a: 2, b: 3)").diagnostics.first)
    #expect(diagnostic.fixIts.first?.applied(to: diagnostic.file.text).hasSuffix("f(a: 2, b: 3, c: 1)") == true)
  }

  @Test func stringForAClosedSetNamesTheMember() throws {
    let diagnostic = try #require(
      check("enum Activation { case relu, softMax }\nfunc dense(_ a: Activation) {}\ndense(\"relu\")").diagnostics.first)
    #expect(diagnostic.fixIts.first?.applied(to: diagnostic.file.text).hasSuffix("dense(.relu)") == true)
  }

  @Test func nearestNameIsOffered() {
    #expect(messages("let lenght = 1\nlength") == ["cannot find 'length' in scope; did you mean 'lenght'?"])
  }

  @Test func oneMistakeGivesOneError() {
    #expect(messages("let a = missing\nlet b = a + 1\nprint(b.count)\nlet c: Int = b").count == 1)
  }
}
