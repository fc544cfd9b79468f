import JupyterKernel
import JupyterMessages
import Testing

@Suite struct StreamBufferTests {
  private func taken(_ writes: [(StreamName, String)]) -> [StreamOutput] {
    var buffer = StreamBuffer()
    for (name, text) in writes { buffer.append(name, text) }
    return buffer.take()
  }

  @Test func runsOfOneStreamAreJoinedAndTheOrderIsKept() {
    #expect(
      taken([(.stdout, "a"), (.stdout, "b"), (.stderr, "c"), (.stderr, ""), (.stdout, "d")]) == [
        StreamOutput(name: .stdout, text: "ab"), StreamOutput(name: .stderr, text: "c"),
        StreamOutput(name: .stdout, text: "d"),
      ])
    #expect(taken([]).isEmpty && taken([(.stdout, "")]).isEmpty)
  }

  @Test func endlessAlternationBecomesTwoMessages() {
    let messages = taken(
      (0..<10_000).flatMap { [(StreamName.stdout, "o\($0) "), (.stderr, "e\($0) ")] })
    #expect(messages.map(\.name) == [.stdout, .stderr])
    #expect(messages[0].text == (0..<10_000).map { "o\($0) " }.joined())
    #expect(messages[1].text == (0..<10_000).map { "e\($0) " }.joined())
  }

  @Test func longTextIsCutBetweenScalars() {
    // Three bytes each, so that the limit falls inside one.
    let text = String(repeating: "\u{20AC}", count: StreamBuffer.largestMessage)
    let messages = taken([(.stdout, "x" + text)])
    #expect(messages.count == 4)
    #expect(messages.allSatisfy { $0.text.utf8.count <= StreamBuffer.largestMessage })
    #expect(messages.map(\.text).joined() == "x" + text)
  }

  @Test func aFullBufferSaysSo() {
    var buffer = StreamBuffer()
    buffer.append(.stdout, String(repeating: "x", count: StreamBuffer.flushSize - 1))
    #expect(!buffer.isFull)
    buffer.append(.stdout, "y")
    #expect(buffer.isFull)
    _ = buffer.take()
    #expect(buffer.isEmpty && !buffer.isFull)
  }

  @Test func onlyFloodsAreSlowedDown() {
    var pacer = StreamPacer()
    // A megabyte a second never pauses, however long it goes on.
    for second in 0..<1000 {
      #expect(pacer.pause(after: 1_000_000, now: Double(second)) == 0)
    }
    var flood = StreamPacer()
    var now = 0.0
    var sent = 0
    while now < 10 {
      sent += 250_000
      now += flood.pause(after: 250_000, now: now) + 0.000_01
    }
    let allowed = StreamPacer.burst + StreamPacer.rate * 10
    #expect(Double(sent) > 0.95 * allowed && Double(sent) < 1.05 * allowed)
  }
}
