import Foundation
import JSONText
import JupyterKernel
import JupyterMessages
import Testing

@Suite struct QuestionTests {
  @Test func kernelInfoDescribesTheLanguage() throws {
    for channel in [Channel.shell, .control] {
      let bench = KernelBench()
      let answers = bench.ask(KernelInfoRequest(), on: channel)
      #expect(answers.types == ["status", "kernel_info_reply", "status"])
      #expect(answers[1].channel == channel)
      #expect(answers[1]["status"] == "ok")
      #expect(answers[1]["implementation"] == "tfrepl")
      #expect(answers[1]["supported_features"] == [])
    }
  }

  @Test func completionsCarryTypesAndCursorsCountScalars() {
    let bench = KernelBench()
    // A rocket is one scalar, two UTF-16 units and four bytes.
    let code = "\u{1F680}pr"
    bench.session.onComplete = { given, cursor in
      #expect(given == code && cursor == 3)
      return Completions(
        matches: [.init("print", kind: "function", signature: "(Any...)")], start: 1, end: 3)
    }
    let reply = bench.ask(CompleteRequest(code: code, cursor: 3)).first("complete_reply")
    #expect(reply?["matches"] == ["print"])
    #expect(reply?["cursor_start"] == 1 && reply?["cursor_end"] == 3)
    #expect(
      reply?["metadata"] == [
        "_jupyter_types_experimental": [
          ["text": "print", "type": "function", "signature": "(Any...)", "start": 1, "end": 3]
        ]
      ])
  }

  @Test func cursorsAreBroughtIntoTheCode() {
    let bench = KernelBench()
    for (cursor, expected) in [(-3, 0), (99, 3), (nil, 3), (2, 2)] as [(Int?, JSONValue)] {
      let reply = bench.ask(CompleteRequest(code: "abc", cursor: cursor)).first("complete_reply")
      #expect(reply?["cursor_start"] == expected)
    }
  }

  @Test func inspectionHasTwoLevelsAndMayFindNothing() {
    let bench = KernelBench()
    bench.session.onInspect = { code, _, detail in
      code == "known" ? MIMEBundle(plain: "\(detail)") : nil
    }
    for (level, text) in [(0, "documentation"), (1, "source")] as [(Int, JSONValue)] {
      let found = bench.ask(InspectRequest(code: "known", cursor: 1, detailLevel: level))
        .first("inspect_reply")
      #expect(found?["found"] == true && found?["data"] == ["text/plain": text])
    }
    let missing = bench.ask(InspectRequest(code: "x", cursor: 0)).first("inspect_reply")
    #expect(missing?["found"] == false && missing?["data"] == [:] && missing?["metadata"] == [:])
  }

  @Test func completenessIsToldWithItsIndent() {
    let bench = KernelBench()
    let cases: [(Completeness, JSONValue)] = [
      (.complete, ["status": "complete"]),
      (.incomplete(indent: "  "), ["status": "incomplete", "indent": "  "]),
      (.invalid, ["status": "invalid"]), (.unknown, ["status": "unknown"]),
    ]
    for (answer, expected) in cases {
      bench.session.onIsComplete = { _ in answer }
      let reply = bench.ask(IsCompleteRequest(code: "")).first("is_complete_reply")
      #expect(reply?.content == expected)
    }
  }

  @Test func unknownCommTargetsAreClosedOnIopub() {
    let bench = KernelBench()
    let answers = bench.ask(CommOpen(commID: "c1", targetName: "nobody"))
    #expect(answers.types == ["status", "comm_close", "status"])
    #expect(answers[1].channel == .iopub && answers[1]["comm_id"] == "c1")
    #expect(bench.ask(CommMessage(commID: "c1")).types == ["status", "status"])
    #expect(bench.ask(CommInfoRequest()).first("comm_info_reply")?["comms"] == [:])
  }

  @Test func everyRequestWithAReplyAnswersMalformedContentWithAnError() {
    let bench = KernelBench()
    for row in HandlerTable.rows {
      guard let reply = row.replyType else { continue }
      let (id, frames) = bench.frames(type: row.type, JSONValue.array([1]))
      bench.kernel.received(frames, on: .shell)
      // Requests without fields have nothing that could be wrong.
      let answer = bench.answers(to: id).first(reply)
      #expect(answer != nil, "\(row.type)")
      if answer?["status"] == "error" { #expect(answer?["ename"] == "MalformedRequest") }
      if row.type == "shutdown_request" { break }
    }
  }

  @Test func theTableHasOneRowPerType() {
    #expect(Set(HandlerTable.rows.map(\.type)).count == HandlerTable.rows.count)
  }

  @Test func unknownRequestsGetBusyAndIdleAndALine() {
    let bench = KernelBench()
    for channel in [Channel.shell, .control] {
      let (id, frames) = bench.frames(type: "debug_request", JSONValue.object([:]))
      bench.kernel.received(frames, on: channel)
      #expect(bench.answers(to: id).types == ["status", "status"])
    }
    #expect(bench.log.contains { $0.contains("debug_request") })
  }
}
