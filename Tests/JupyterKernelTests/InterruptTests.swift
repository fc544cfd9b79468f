import Foundation
import JSONText
import JupyterKernel
import JupyterMessages
import Testing

@Suite struct InterruptTests {
  /// A kernel whose cells `spin` until interrupted.
  private func spinningBench() -> (KernelBench, started: Flag) {
    let bench = KernelBench()
    let started = Flag()
    let stop = Flag()
    bench.session.onExecute = { request, _ in
      guard request.code == "spin" else { return .done }
      started.raise()
      return stop.wait(5) ? .failure("Interrupted", "") : .done
    }
    bench.session.onInterrupt = { stop.raise() }
    return (bench, started)
  }

  @Test func aMessageEndsTheRunningCell() {
    let (bench, started) = spinningBench()
    let cell = bench.send(ExecuteRequest(code: "spin"))
    started.wait()
    let interrupt = bench.ask(InterruptRequest(), on: .control)
    #expect(interrupt.types == ["status", "interrupt_reply", "status"])
    #expect(interrupt[1].channel == .control)
    #expect(bench.answers(to: cell).first("execute_reply")?["ename"] == "Interrupted")
  }

  @Test func aSignalEndsTheRunningCell() {
    let (bench, started) = spinningBench()
    let cell = bench.send(ExecuteRequest(code: "spin"))
    started.wait()
    bench.kernel.interrupted()
    #expect(bench.answers(to: cell).first("execute_reply")?["ename"] == "Interrupted")
  }

  @Test func anIdleKernelNeverInterruptsItsSession() {
    let bench = KernelBench()
    let wasCalled = Flag()
    bench.session.onInterrupt = { wasCalled.raise() }
    bench.kernel.interrupted()
    _ = bench.ask(InterruptRequest(), on: .control)
    #expect(!wasCalled.wait(0))
  }

  @Test func controlIsAnsweredDuringACellAndTheShellAfterIt() {
    let (bench, started) = spinningBench()
    bench.send(ExecuteRequest(code: "spin"))
    started.wait()
    let onShell = bench.send(CompleteRequest(code: "pr", cursor: 2))
    let onControl = bench.ask(KernelInfoRequest(), on: .control)
    #expect(onControl.types == ["status", "kernel_info_reply", "status"])
    #expect(bench.waitFor(timeout: 0.05) { _ in false }.allSatisfy { $0.parentID != onShell })
    bench.kernel.interrupted()
    #expect(bench.answers(to: onShell).types == ["status", "complete_reply", "status"])
  }
}

@Suite struct InputTests {
  private func askingBench() -> KernelBench {
    let bench = KernelBench(flushDelay: 10)
    bench.session.onExecute = { _, output in
      output.stream(.stdout, "before")
      let result = output.input(prompt: "name? ", password: true)
      return .value(MIMEBundle(plain: "\(result)"))
    }
    return bench
  }

  private func value(_ answers: [KernelBench.Answer]) -> JSONValue? {
    answers.first("execute_result")?["data"]
  }

  @Test func theQuestionGoesToTheRequesterAfterWhatWasPrinted() throws {
    let bench = askingBench()
    let cell = bench.send(ExecuteRequest(code: ""))
    let seen = bench.waitFor { $0.types.contains("input_request") }
    #expect(seen.types.suffix(2) == ["stream", "input_request"])
    let question = try #require(seen.first("input_request"))
    #expect(question.channel == .stdin && question.parentID == cell)
    #expect(question.identities == [Data("client".utf8)])
    #expect(question["prompt"] == "name? " && question["password"] == true)
    bench.send(InputReply(value: "Ada"), on: .stdin)
    #expect(value(bench.answers(to: cell)) == ["text/plain": "line(\"Ada\")"])
  }

  @Test func controlDIsTheEndOfInput() {
    let bench = askingBench()
    let cell = bench.send(ExecuteRequest(code: ""))
    _ = bench.waitFor { $0.types.contains("input_request") }
    bench.send(InputReply(value: "\u{4}"), on: .stdin)
    #expect(value(bench.answers(to: cell)) == ["text/plain": "endOfInput"])
  }

  @Test func aStaleAnswerIsDropped() {
    let bench = askingBench()
    bench.send(InputReply(value: "stale"), on: .stdin)
    let cell = bench.send(ExecuteRequest(code: ""))
    _ = bench.waitFor { $0.types.contains("input_request") }
    bench.send(InputReply(value: "fresh"), on: .stdin)
    #expect(value(bench.answers(to: cell)) == ["text/plain": "line(\"fresh\")"])
    #expect(bench.log.contains { $0.contains("nothing was asked") })
  }

  @Test func anInterruptEndsTheQuestionAndForbidsTheNext() {
    let bench = KernelBench()
    bench.session.onExecute = { _, output in
      let results = [
        output.input(prompt: "", password: false), output.input(prompt: "", password: false),
      ]
      return .value(MIMEBundle(plain: "\(results == [.interrupted, .interrupted])"))
    }
    let cell = bench.send(ExecuteRequest(code: ""))
    _ = bench.waitFor { $0.types.contains("input_request") }
    bench.kernel.interrupted()
    #expect(value(bench.answers(to: cell)) == ["text/plain": "true"])
    let next = bench.send(ExecuteRequest(code: ""))
    let asked = bench.waitFor { $0.types.count { $0 == "input_request" } == 2 }
    #expect(asked.last { $0.type == "input_request" }?.parentID == next)
  }

  @Test func aClientWithoutInputIsNotAsked() {
    let bench = askingBench()
    let answers = bench.ask(ExecuteRequest(code: "", allowStdin: false))
    #expect(value(answers) == ["text/plain": "unavailable"])
    #expect(!answers.types.contains("input_request"))
  }

  @Test func theEndOfTheKernelEndsTheQuestion() {
    let bench = askingBench()
    bench.send(ExecuteRequest(code: ""))
    _ = bench.waitFor { $0.types.contains("input_request") }
    bench.send(ShutdownRequest(restart: false), on: .control)
    #expect(bench.kernel.waitForExecutionThread(timeout: 5))
  }
}
