import Notebooks
import Testing

@Suite struct NotebookParametersTests {
  private func injected(_ defaults: String, _ pairs: [String]) throws -> String {
    var notebook = Notebook(cells: [NotebookCell(code: defaults, identifier: "p", tags: ["parameters"])])
    try NotebookParameters(pairs).inject(into: &notebook)
    return notebook.cells[1].source
  }

  @Test func valuesTakeTheKindOfTheDefault() throws {
    let source = try injected(
      "let epochs = 1 // few\nvar rate = 0.5\nlet name = \"none\"\nlet n: Float = 2\nlet flag = false",
      ["epochs=41", "rate=2", "name=42", "n=3", "flag=true"])
    #expect(
      source == """
        // Parameters
        let epochs = 41
        var rate = 2.0
        let name = "42"
        let n: Float = 3
        let flag = true
        """)
  }

  @Test func aMisspeltParameterIsRefused() {
    #expect(throws: NotebookParameters.ParameterError.unknown("epoch", declared: ["epochs"])) {
      try injected("let epochs = 1", ["epoch=2"])
    }
    #expect(throws: NotebookParameters.ParameterError.notAPair("epochs")) { try NotebookParameters(["epochs"]) }
    #expect(throws: NotebookParameters.ParameterError.notAName("1x")) { try NotebookParameters(["1x=2"]) }
  }

  @Test func aSecondRunReplacesTheInjectedCell() throws {
    var notebook = Notebook(cells: [NotebookCell(code: "let a = 1", identifier: "p", tags: ["parameters"])])
    try NotebookParameters(["a=2"]).inject(into: &notebook)
    try NotebookParameters(["a=3"]).inject(into: &notebook)
    #expect(notebook.cells.count == 2)
    #expect(notebook.cells[1].source.hasSuffix("let a = 3"))
  }

  @Test func quotesAndBackslashesAreEscaped() throws {
    #expect(try injected("let s = \"\"", ["s=a\"b\\c"]).hasSuffix("let s = \"a\\\"b\\\\c\""))
  }
}
