import JupyterKernel
import JupyterMessages
import Testing

@Suite struct RecordedOutputTests {
  @Test func aSessionCanBeTriedWithoutAKernel() {
    let session = InMemorySession()
    session.onExecute = { request, output in
      output.stream(.stdout, "a")
      output.stream(.stderr, "b")
      output.stream(.stdout, "c")
      guard case .line(let name) = output.input(prompt: "? ", password: false) else {
        return .failure("NoName", "")
      }
      output.display(MIMEBundle(plain: name), id: nil)
      return .value(MIMEBundle(plain: request.code))
    }
    let output = RecordedOutput(answers: [.line("Ada")])
    guard case .value(let value) = session.execute(ExecutionRequest(code: "x"), output: output)
    else { return #expect(Bool(false)) }
    #expect(value?.plainText == "x")
    #expect(output.text() == "ac" && output.text(.stderr) == "b")
    #expect(output.events.last == .display(MIMEBundle(plain: "Ada"), id: nil))
    #expect(output.input(prompt: "", password: true) == .endOfInput)
  }
}
