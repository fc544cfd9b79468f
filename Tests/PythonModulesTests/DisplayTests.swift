import Display
import PythonModules
import Testing

@Suite(.serialized) struct DisplayTests {
  private func events(_ body: () -> Void) -> (events: [RecordingOutputSink.Event], failure: String) {
    let sink = RecordingOutputSink()
    let outer = ExecutionContext.current
    ExecutionContext.current = ExecutionContext(sink: sink)
    defer { ExecutionContext.current = outer }
    body()
    return (sink.events, ExecutionContext.current.failure.map { "\($0)" } ?? "")
  }

  @Test func valuesAreShownAsTheyPrintWhenDebugged() {
    let shown = events { display(["a", "b"]) }.events
    #expect(shown == [.display(MIMEBundle(plainText: #"["a", "b"]"#), identifier: nil)])
  }

  @Test func whatIsNamedIsReplaced() {
    let shown = events {
      let handle = display("one", displayId: "p")
      handle.update("two")
      display(3, displayId: "p", update: true)
    }.events
    #expect(shown == [
      .display(MIMEBundle(plainText: #""one""#), identifier: "p"), .update(MIMEBundle(plainText: #""two""#), identifier: "p"),
      .update(MIMEBundle(plainText: "3"), identifier: "p"),
    ])
    #expect(events { display("one").update("two") }.failure.contains("displayId"))
  }

  @Test func richTextStaysRich() {
    let shown = events { display(HTML("<b>x</b>")) }.events
    #expect(shown == [.display(MIMEBundle(["text/html": .text("<b>x</b>"), "text/plain": .text("<b>x</b>")]), identifier: nil)])
  }

  @Test func complaintsAndClearingReachTheSink() {
    let shown = events {
      sys.stderr.write("no\n")
      clearOutput(wait: true)
    }.events
    #expect(shown == [.text("no\n", .standardError), .clear(wait: true)])
  }
}
