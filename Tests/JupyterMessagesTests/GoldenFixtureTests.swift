import Foundation
import JupyterMessages
import Testing

/// Every message value against the JSON it must be on the wire, kept in `Fixtures`.
@Suite struct GoldenFixtureTests {
  /// The value encodes to the fixture, and the fixture decodes to the value.
  private func check<Content: MessageContent & Equatable>(
    _ value: Content, fixture name: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = name ?? Content.messageType
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(file).json")
    let golden = try Data(contentsOf: url)
    let encoded = String(decoding: JSONCoding.encode(value), as: UTF8.self)
    let expected = String(decoding: golden, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(encoded == expected, sourceLocation: sourceLocation)
    #expect(
      try JSONCoding.decode(Content.self, from: golden) == value, sourceLocation: sourceLocation)
  }

  private let picture = MIMEBundle(
    data: ["text/plain": "a/b", "image/svg+xml": "<svg/>", "application/json": ["n": 1.5]],
    metadata: ["image/svg+xml": ["isolated": true]])

  @Test func cellMessagesAreWrittenAsTheProtocolHasThem() throws {
    try check(
      ExecuteRequest(
        code: "print(\"é\")", silent: true, storeHistory: false, userExpressions: ["a": "1"],
        allowStdin: false, stopOnError: false))
    try check(ExecuteInput(code: "1", executionCount: 3))
    try check(ExecuteResult(executionCount: 3, bundle: MIMEBundle(plain: "2")))
    try check(
      ExecuteReply(
        executionCount: 3,
        userExpressions: [
          "good": .value(MIMEBundle(plain: "2")),
          "bad": .failure(ErrorContent(ename: "E", evalue: "v", traceback: [])),
        ]))
    let failure = ErrorContent(ename: "Trap", evalue: "overflow", traceback: ["line 1", "line 2"])
    try check(
      ExecuteErrorReply(executionCount: 4, error: failure), fixture: "execute_reply-error")
    try check(
      ExecuteErrorReply(executionCount: nil, error: failure), fixture: "execute_reply-skipped")
    try check(failure)
  }

  @Test func outputMessagesAreWrittenAsTheProtocolHasThem() throws {
    try check(StreamOutput(name: .stderr, text: "a\nb"))
    try check(DisplayData(picture))
    try check(UpdateDisplayData(picture, displayID: "d1"))
    try check(ClearOutput(wait: true))
    try check(Status(.busy))
    try check(IopubWelcome(subscription: "kernel"))
  }

  @Test func questionsAndAnswersAreWrittenAsTheProtocolHasThem() throws {
    try check(KernelInfoRequest())
    try check(
      KernelInfoReply(
        implementation: "tfrepl", implementationVersion: "1.2",
        languageInfo: .swift(version: "6.3"), banner: "hello",
        helpLinks: [HelpLink(text: "Swift", url: "https://swift.org")]))
    try check(CompleteRequest(code: "pri", cursor: 3))
    try check(
      CompleteReply(
        matches: [
          TypedCompletion(
            text: "print", type: "function", signature: "(Any...)", start: 0, end: 3)
        ], cursorStart: 0, cursorEnd: 3))
    try check(InspectRequest(code: "print", cursor: 2, detailLevel: 1))
    try check(InspectReply(MIMEBundle(plain: "doc")))
    try check(InspectReply(nil), fixture: "inspect_reply-nothing")
    try check(IsCompleteRequest(code: "f("))
    try check(IsCompleteReply(status: "incomplete", indent: "  "))
    try check(
      HistoryRequest(
        access: "range", output: true, raw: false, session: -1, start: 2, stop: 5, count: 7,
        pattern: "let*", unique: true))
    try check(
      HistoryReply(history: [
        HistoryRow(session: 1, line: 2, source: "a"),
        HistoryRow(session: 1, line: 3, source: ["b", nil]),
      ]))
  }

  @Test func theRemainingMessagesAreWrittenAsTheProtocolHasThem() throws {
    try check(CommInfoRequest(targetName: "widgets"))
    try check(CommInfoReply())
    try check(CommOpen(commID: "c", targetName: "t", data: ["x": [1, 2]]))
    try check(CommMessage(commID: "c", data: ["x": nil]))
    try check(CommClose(commID: "c"))
    try check(InputRequest(prompt: "name? ", password: true))
    try check(InputReply(value: "Ada"))
    try check(InterruptRequest())
    try check(InterruptReply())
    try check(ShutdownRequest(restart: true))
    try check(ShutdownReply(restart: true))
  }

  @Test func absentFieldsOfRequestsTakeTheProtocolsDefaults() throws {
    let execute = try JSONCoding.decode(ExecuteRequest.self, from: Data(#"{"code":"1"}"#.utf8))
    #expect(execute == ExecuteRequest(code: "1"))
    #expect(execute.storeHistory && execute.allowStdin && execute.stopOnError && !execute.silent)
    let history = try JSONCoding.decode(
      HistoryRequest.self, from: Data(#"{"hist_access_type":"tail","n":null}"#.utf8))
    #expect(history == HistoryRequest(access: "tail"))
    let shutdown = try JSONCoding.decode(ShutdownRequest.self, from: Data("{}".utf8))
    #expect(!shutdown.restart)
  }
}
