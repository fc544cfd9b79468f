import Foundation
import JupyterKernel
import JupyterMessages
import Testing

@Suite struct AbortTests {
  /// A kernel whose first cell waits for `release` and then fails.
  private func bench(failing release: Flag) -> KernelBench {
    let bench = KernelBench()
    bench.session.onExecute = { request, _ in
      guard request.code == "fail" else { return .done }
      release.wait()
      return .failure("E", "v")
    }
    return bench
  }

  @Test func cellsWaitingBehindAFailureAreSkippedAndQuestionsAnswered() {
    let release = Flag()
    let bench = bench(failing: release)
    bench.send(ExecuteRequest(code: "fail"))
    let skipped = bench.send(ExecuteRequest(code: "skipped"))
    let question = bench.send(KernelInfoRequest())
    let alsoSkipped = bench.send(ExecuteRequest(code: "skipped", stopOnError: false))
    release.raise()
    for id in [skipped, alsoSkipped] {
      let answers = bench.answers(to: id)
      #expect(answers.types == ["status", "execute_reply", "status"])
      #expect(answers[1]["status"] == "error")
      #expect(answers[1]["execution_count"] == nil)
      #expect(answers[1]["traceback"] == [])
    }
    #expect(bench.answers(to: question).types == ["status", "kernel_info_reply", "status"])
    let after = bench.ask(ExecuteRequest(code: "after"))
    #expect(after.first("execute_reply")?["status"] == "ok")
    #expect(bench.session.executed.map(\.code) == ["fail", "after"])
  }

  @Test func withoutStopOnErrorNothingIsSkipped() {
    for request in [
      ExecuteRequest(code: "fail", stopOnError: false), ExecuteRequest(code: "fail", silent: true),
    ] {
      let release = Flag()
      let bench = bench(failing: release)
      bench.send(request)
      let next = bench.send(ExecuteRequest(code: "next"))
      release.raise()
      #expect(bench.answers(to: next).first("execute_reply")?["status"] == "ok")
    }
  }

  @Test func aCellSentBeforeTheFailureWasKnownIsSkippedThoughItArrivesAfter() {
    let release = Flag()
    let bench = bench(failing: release)
    let failed = bench.send(ExecuteRequest(code: "fail"))
    let before = Date()
    release.raise()
    _ = bench.answers(to: failed)
    let late = bench.send(ExecuteRequest(code: "late"), date: before)
    #expect(bench.answers(to: late).first("execute_reply")?["status"] == "error")
    let answering = bench.send(ExecuteRequest(code: "answering"))
    #expect(bench.answers(to: answering).first("execute_reply")?["status"] == "ok")
  }

  @Test func cellsArrivingBeforeTheReplyIsSentAreSkipped() {
    let bench = KernelBench(settlingTime: 0.3)
    bench.session.onExecute = { request, _ in
      request.code == "fail" ? .failure("E", "v") : .done
    }
    let failed = bench.send(ExecuteRequest(code: "fail"))
    _ = bench.waitFor { $0.types.contains("error") }
    let late = (0..<5).map { _ in
      usleep(2000)
      return bench.send(ExecuteRequest(code: "late"))
    }
    #expect(bench.answers(to: failed).first("execute_reply")?["status"] == "error")
    for id in late { #expect(bench.answers(to: id).first("execute_reply")?["status"] == "error") }
    #expect(bench.ask(ExecuteRequest(code: "next")).first("execute_reply")?["status"] == "ok")
  }

  @Test func theBarrierHasAWindow() {
    let failed = Date(timeIntervalSince1970: 1000)
    func sent(_ offset: TimeInterval) -> String { Timestamp.text(of: failed + offset) }
    var barrier = AbortBarrier(window: 0.1)
    #expect(!barrier.skips(number: 1, arrival: 0, sent: sent(-1)))
    barrier.cellFailed(lastNumber: 5, time: 50, date: failed)
    #expect(barrier.skips(number: 5, arrival: 49, sent: ""))
    #expect(barrier.skips(number: 6, arrival: 50.05, sent: sent(-0.001)))
    #expect(!barrier.skips(number: 6, arrival: 50.05, sent: sent(0.001)))
    #expect(!barrier.skips(number: 6, arrival: 50.2, sent: sent(-1)))
    #expect(!barrier.skips(number: 6, arrival: 50.05, sent: "not a date"))
  }
}
