import Display
import Foundation
import Sessions
import Testing

@Suite(.serialized) struct SessionTests {
  private let session = Session()
  private let sink = RecordingOutputSink()

  @discardableResult private func run(_ code: String) -> CellOutcome { session.run(CellRequest(code), sink: sink) }

  @Test func stateLivesAcrossCells() {
    run("let x = 20")
    let outcome = run("x * 2 + 2")
    #expect(outcome.value?.plainText == "42")
    #expect(outcome.executionCount == 2)
  }

  @Test func aSemicolonHidesTheValue() {
    #expect(run("1 + 1;").value == nil)
    #expect(run("1 + 1").value?.plainText == "2")
  }

  @Test func aCellWithAMistakeRunsNothing() {
    let outcome = run("print(\"never\")\nlet a: Int = \"text\"\nprint(missing)")
    #expect(sink.standardOutput == "")
    #expect(outcome.failure?.kind == .compileError)
    #expect(outcome.failure?.report.plain.contains("cell 1:2:") == true)
    #expect(outcome.failure?.report.plain.contains("cell 1:3:") == true)
    #expect(run("1").value?.plainText == "1")
  }

  @Test func aTrapShowsEveryCallAndLeavesTheSessionUsable() {
    run("func third(_ xs: [Int]) -> Int {\n  return xs[2]\n}")
    let outcome = run("print(\"before\")\nthird([1])")
    #expect(outcome.failure?.kind == .trap)
    let report = outcome.failure?.report.plain ?? ""
    #expect(report.contains("cell 1:2:") && report.contains("cell 2:2:"))
    #expect(sink.standardOutput == "before\n")
    #expect(run("third([1, 2, 3])").value?.plainText == "3")
  }

  @Test func aNameWhoseCellStoppedBeforeItIsNotDeclared() {
    run("let a = [1]\nlet b = a[5]")
    #expect(run("a").value?.plainText == "[1]")
    #expect(run("b").failure?.kind == .compileError)
  }

  @Test func aPythonNameIsExplained() {
    #expect(run("len([1])").failure?.report.plain.contains("x.count") == true)
  }

  @Test func anInterruptEndsALoop() {
    let target = session
    nonisolated(unsafe) let interrupted = target
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { interrupted.interrupt() }
    #expect(run("var i = 0\nwhile true { i += 1; if i > 1_000 { i = 0 } }").failure?.kind == .interrupted)
    #expect(run("1").value?.plainText == "1")
  }

  @Test func completionAndInspectionKnowTheSession() {
    run("/// Doubles.\nfunc twice(_ x: Int) -> Int { x * 2 }")
    #expect(session.complete("é + twi", cursor: 7).items.map(\.text).contains("twice"))
    #expect(session.complete("é + twi", cursor: 7).start == 4)
    #expect(session.inspect("twice", cursor: 2)?.documentation == "Doubles.")
    #expect(session.inspect("nothingHere", cursor: 2) == nil)
  }

  @Test func pythonNamesAreLookedUp() {
    #expect(PythonLookup().find("tf.reduce_sum")?.name == "tf.reduceSum")
    #expect(PythonLookup().find("tf.distribute.MirroredStrategy") == nil)
  }
}
