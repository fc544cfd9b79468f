import Console
import Display
import Sessions
import Testing

@Suite struct ConsoleTests {
  private func converse(
    _ inputs: [LineInput], _ answers: [String: [ScriptedSession.Answer]] = [:]
  ) -> (output: RecordingOutputSink, reader: ScriptedLineReader, session: ScriptedSession) {
    let output = RecordingOutputSink()
    let reader = ScriptedLineReader(inputs)
    let session = ScriptedSession(answers)
    Console(session: session, reader: reader, output: output).run()
    return (output, reader, session)
  }

  @Test func aValueIsShownWithTheCellsNumber() {
    let (output, reader, _) = converse([.line("1 + 1")], ["1 + 1": [.value("2")]])
    #expect(output.standardOutput == "Out[1]: 2\n\n")
    #expect(reader.prompts == ["In [1]: ", "In [2]: "])
  }

  @Test func anOpenBraceAsksForMoreLines() {
    let (_, reader, session) = converse([.line("func f() {"), .line("}"), .end])
    #expect(session.ran == ["func f() {\n}"])
    #expect(reader.prompts == ["In [1]: ", "   ...: ", "In [2]: "])
    #expect(reader.remembered == ["func f() {\n}"])
  }

  @Test func controlCClearsAHalfTypedCell() {
    let (_, _, session) = converse([.line("let x = ("), .interrupted, .line("1"), .end])
    #expect(session.ran == ["1"])
  }

  @Test func outputWithoutALineBreakDoesNotRunIntoThePrompt() {
    let (output, _, _) = converse([.line("a")], ["a": [.output("x"), .value("1")]])
    #expect(output.standardOutput == "x\nOut[1]: 1\n\n")
  }

  @Test func failuresGoToStandardError() {
    let (output, _, _) = converse([.line("a")], ["a": [.fails("wrong")]])
    #expect(output.standardError == "wrong\n")
  }

  @Test func twoEmptyLinesRunWhatIsUnfinished() {
    let (_, _, session) = converse([.line("f("), .line(""), .line(""), .end])
    #expect(session.ran == ["f(\n\n"])
  }

  @Test func candidatesShareTheirBeginning() {
    #expect(LineCompletion(replacedScalars: 1, candidates: ["reduceSum", "reduceMean"]).commonPrefix == "reduce")
    #expect(LineCompletion(replacedScalars: 0, candidates: []).commonPrefix == "")
  }
}
