import Display
import Foundation
import Notebooks
import Sessions
import Testing

@Suite struct NotebookRunnerTests {
  private final class SilentView: NotebookView {
    var sink: (any OutputSink)? { nil }
    func show(prose cell: NotebookCell) {}
    func begin(_ cell: NotebookCell, count: Int) {}
    func end(_ outcome: CellOutcome) {}
  }

  private func run(
    _ sources: [String], _ answers: [String: [ScriptedSession.Answer]], timeout: Double? = nil
  ) -> (Notebook, NotebookRunner.Ending) {
    var notebook = Notebook(cells: sources.enumerated().map { NotebookCell(code: $1, identifier: "c\($0)") })
    let ending = NotebookRunner(session: ScriptedSession(answers), view: SilentView(), timeout: timeout).run(&notebook)
    return (notebook, ending)
  }

  @Test func outputsStandInTheCell() {
    let (notebook, ending) = run(["a"], ["a": [.output("x"), .output("y\n"), .value("3")]])
    #expect(ending == .finished)
    #expect(notebook.cells[0].executionCount == 1)
    #expect(notebook.cells[0].outputs.map(\.kind) == ["stream", "execute_result"])
    #expect(notebook.cells[0].outputs[0].fields["text"]?.multilineText == "xy\n")
  }

  @Test func theFirstFailureEndsTheRun() {
    let (notebook, ending) = run(["a", "b", "c"], ["b": [.fails("wrong")]])
    #expect(ending == .failed(cell: 2, message: "wrong"))
    #expect(notebook.cells.map { $0.outputs.map(\.kind) } == [[], ["error"], []])
    #expect(notebook.cells[2].executionCount == nil)
  }

  @Test func aCellPastItsTimeoutIsInterrupted() {
    let (notebook, ending) = run(["a"], ["a": [.hangs]], timeout: 0.05)
    #expect(ending == .timedOut(cell: 1, seconds: 0.05))
    #expect(notebook.cells[0].outputs[0].fields["ename"] == .string("CellTimeoutError"))
  }

  @Test func aLaterCellReplacesAnEarlierDisplay() {
    let (notebook, _) = run(
      ["a", "b"], ["a": [.display("old", identifier: "d")], "b": [.update("new", identifier: "d")]])
    #expect(notebook.cells[0].outputs[0].fields["data"] == .object(["text/plain": .array([.string("new")])]))
    #expect(notebook.cells[1].outputs.isEmpty)
  }

  @Test func carriageReturnsLeaveWhatATerminalWouldShow() {
    let (notebook, _) = run(["a"], ["a": [.output("1/3\r2/3\r3/3\nab\u{8}c\r\nd\r")]])
    #expect(notebook.cells[0].outputs[0].fields["text"]?.multilineText == "3/3\nac\nd")
  }
}

struct StreamTextTests {
  @Test func controlSequencesAreNoTextOfAFile() {
    #expect(StreamText.withoutControlSequences("\u{1B}[1m1/1\u{1B}[0m done\u{1B}[K") == "1/1 done")
    #expect(StreamText.withoutControlSequences("plain \u{1B} text") == "plain \u{1B} text")
  }

  @Test func aCarriageReturnOverwritesItsLine() {
    #expect(StreamText.settled("10%\r100%\nnext") == "100%\nnext")
  }
}
