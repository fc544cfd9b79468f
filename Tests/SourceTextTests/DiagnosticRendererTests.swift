import SourceText
import Testing

@Suite struct DiagnosticRendererTests {
  private func render(
    _ text: String, _ range: SourceRange, fixIts: [Diagnostic.FixIt] = [],
    notes: [Diagnostic.Note] = []
  ) -> String {
    DiagnosticRenderer().render(
      Diagnostic(
        identifier: "t", message: "wrong", file: SourceFile(name: "cell 1", text: text),
        range: range, notes: notes, fixIts: fixIts))
  }

  @Test func caretStandsUnderTheRange() {
    #expect(
      render("let x = 1\nprint(yy)", SourceRange(16, 18)) == """
        cell 1:2:7: error: wrong
         2 | print(yy)
           |       ^~
        """)
  }

  @Test func wideCharactersAndTabsKeepTheCaretAligned() {
    #expect(
      render("\t日本 x", SourceRange(8, 9)) == """
        cell 1:1:5: error: wrong
         1 |     日本 x
           |          ^
        """)
  }

  @Test func fixItsShowTheLineAsItWouldRead() {
    #expect(
      render(
        "print x", SourceRange(0, 5),
        fixIts: [
          Diagnostic.FixIt(
            "write a call",
            edits: [
              .init(range: SourceRange(5, 6), replacement: "("),
              .init(range: SourceRange(at: 7), replacement: ")"),
            ])
        ]) == """
        cell 1:1:1: error: wrong
         1 | print x
           | ^~~~~
           = fix: write a call
           + print(x)
        """)
  }

  @Test func notesPointIntoOtherCells() {
    let other = SourceFile(name: "cell 7", text: "let a = 1")
    #expect(
      render(
        "a = 2", SourceRange(0, 1),
        notes: [
          .init("declared here", at: SourceLocation(file: other, range: SourceRange(4, 5))),
          .init("use 'var'"),
        ]) == """
        cell 1:1:1: error: wrong
         1 | a = 2
           | ^
        cell 7:1:5: note: declared here
         1 | let a = 1
           |     ^
           = note: use 'var'
        """)
  }

  @Test func rangesBeyondTheTextAreClamped() {
    #expect(render("x", SourceRange(50, 60)).contains("1 | x"))
    #expect(render("", SourceRange(at: 0)).contains("^"))
  }

  @Test func coloursAreWrittenOnlyWhenAskedFor() {
    let diagnostic = Diagnostic(
      identifier: "t", message: "m", file: SourceFile(name: "c", text: "x"),
      range: SourceRange(0, 1))
    #expect(!DiagnosticRenderer().render(diagnostic).contains("\u{1B}"))
    #expect(DiagnosticRenderer(usesColor: true).render(diagnostic).contains("\u{1B}[1;31m"))
  }
}
