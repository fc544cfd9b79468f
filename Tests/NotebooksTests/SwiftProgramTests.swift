import Foundation
import Notebooks
import Sessions
import Testing

@Suite struct SwiftProgramTests {
  private func program(_ cells: String...) throws -> String {
    let notebook = Notebook(cells: cells.enumerated().map { NotebookCell(code: $1, identifier: "c\($0)") })
    return try SwiftProgram(of: notebook, named: "n.ipynb").text
  }

  /// The lines of a program but the import and the comments.
  private func code(_ cells: String...) throws -> [String] {
    let notebook = Notebook(cells: cells.enumerated().map { NotebookCell(code: $1, identifier: "c\($0)") })
    let text = try SwiftProgram(of: notebook, named: "n.ipynb").text
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("//") && !$0.hasPrefix("import") }
  }

  @Test func cellsStandInOrderUnderComments() throws {
    #expect(try program("let x = 20", "x * 2 + 2") == """
      import TensorKit

      // Cell 1
      let x = 20

      // Cell 2
      debugPrint(x * 2 + 2)

      """)
  }

  @Test func onlyWhatTheNotebookShowsIsPrinted() throws {
    #expect(try code("1 + 1;") == ["1 + 1;"])
    #expect(try code("print(1)") == ["print(1)"])
    #expect(try code("[1, 2].map { n in\n  n + 1\n}  // doubled") == ["debugPrint([1, 2].map { n in", "  n + 1", "})  // doubled"])
  }

  @Test func whatIsDrawnIsShownAtTheEndOfItsCell() throws {
    #expect(try code("let y = [1, 2]", "func draw() { plt.plot(y) }", "draw()") == [
      "let y = [1, 2]", "func draw() { plt.plot(y) }", "plt.show()", "draw()", "plt.show()",
    ])
  }

  @Test func theOlderOfTwoVariablesIsRenamedWithItsUses() throws {
    #expect(
      try code("let x = 1\nfunc f() -> Int { x }", "print(x, f())", "let x = \"a\"", "print(x, f())") == [
        "let x_cell1 = 1", "func f() -> Int { x_cell1 }", "print(x_cell1, f())", "let x = \"a\"", "print(x, f())",
      ])
  }

  @Test func localsAndMembersOfTheNameStay() throws {
    #expect(
      try code("let x = 1\nstruct S { var x = 2; func g() -> Int { x } }\nfunc f(x: Int) -> Int { x }\nf(x: x);", "let x = 2") == [
        "let x_cell1 = 1", "struct S { var x = 2; func g() -> Int { x } }", "func f(x: Int) -> Int { x }", "f(x: x_cell1);",
        "let x = 2",
      ])
  }

  @Test func shorthandBindingsKeepTheirName() throws {
    #expect(
      try code("var m: Int? = 1\nif let m { print(m) }\nlet g = { [m] in m }", "let m = 2") == [
        "var m_cell1: Int? = 1", "if let m = m_cell1 { print(m) }", "let g = { [m = m_cell1] in m }", "let m = 2",
      ])
  }

  @Test func theOlderOfTwoTypesMovesIntoItsCell() throws {
    #expect(
      try code("struct P { var a = 1 }\nenum E { case on }\nextension P { static let zero = P(a: 0) }\nlet p: [P] = [P.zero]", "struct P {}\nenum E {}") == [
        "enum Cell1 {", "struct P { var a = 1 }", "}", "extension Cell1 {", "enum E { case on }", "}",
        "extension Cell1.P { static let zero = Cell1.P(a: 0) }", "let p: [Cell1.P] = [Cell1.P.zero]", "struct P {}", "enum E {}",
      ])
  }

  @Test func aCallNamesTheOverloadItChose() throws {
    #expect(
      try code("func f(_ x: Int) -> Int { x }\nprint(f(1))", "func f(_ x: String) -> String { x }\nprint(f(1), f(\"a\"))") == [
        "func f_cell1(_ x: Int) -> Int { x }", "print(f_cell1(1))", "func f(_ x: String) -> String { x }",
        "print(f_cell1(1), f(\"a\"))",
      ])
  }

  @Test func aNameOfTheLibrariesUsedBeforeIsNotHidden() throws {
    #expect(
      try code("print(max(1, 2))", "func max(_ a: Int) -> Int { a }\nprint(max(3))") == [
        "print(max(1, 2))", "func max_cell2(_ a: Int) -> Int { a }", "print(max_cell2(3))",
      ])
  }

  @Test func eachRenamingIsNoted() throws {
    #expect(try program("let x = 1", "let x = 2").contains("// 'x' is 'x_cell1' here"))
  }

  @Test func anOperatorDeclaredAgainIsRefused() {
    #expect(throws: ExportError.self) {
      try program("infix operator <+>\nfunc <+> (a: Int, b: Int) -> Int { a }", "func <+> (a: Int, b: Int) -> Int { b }")
    }
  }

  @Test func mistakesAreReportedAndNothingIsWritten() {
    #expect(throws: CheckedProgram.Refused.self) { try program("let x: Int = \"a\"") }
  }

  @Test func aFolderOfSomebodyElseIsLeftAlone() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let package = SwiftPackage(
      name: "n", program: try SwiftProgram(of: Notebook(), named: "n.ipynb"), tensorKit: .repository("https://example.org/kit.git", version: "1.0.0"))
    try package.write(to: folder)
    try package.write(to: folder)
    #expect(package.manifest.contains(".package(url: \"https://example.org/kit.git\", exact: \"1.0.0\")"))
    #expect(package.manifest.contains("package: \"kit\""))
    try "mine".write(to: folder.appendingPathComponent("Package.swift"), atomically: true, encoding: .utf8)
    #expect(throws: ExportError.self) { try package.write(to: folder) }
    #expect(try String(contentsOf: folder.appendingPathComponent("Package.swift"), encoding: .utf8) == "mine")
  }
}
