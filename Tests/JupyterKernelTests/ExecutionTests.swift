import Foundation
import JupyterKernel
import JupyterMessages
import Testing

@Suite struct ExecutionTests {
  @Test func aCellIsBusyInputResultReplyIdleInThisOrder() throws {
    let bench = KernelBench()
    bench.session.onExecute = { _, _ in .value(MIMEBundle(plain: "2")) }
    let answers = bench.ask(ExecuteRequest(code: "1+1"))
    #expect(
      answers.types == ["status", "execute_input", "execute_result", "execute_reply", "status"])
    #expect(answers[1]["code"] == "1+1")
    #expect(answers[2]["data"] == ["text/plain": "2"])
    #expect(answers[2]["execution_count"] == 1)
    let reply = answers[3]
    #expect(reply.channel == .shell)
    #expect(reply.identities == [Data("client".utf8)])
    #expect(reply["status"] == "ok" && reply["execution_count"] == 1)
  }

  @Test func everyAnswerCarriesTheRequestsHeaderByteForByte() throws {
    let bench = KernelBench()
    let header = Data(#"{ "msg_type":"kernel_info_request", "msg_id" : "odd", "x": 1.50 }"#.utf8)
    let signed = [header] + Array(repeating: Data("{}".utf8), count: 3)
    let signature = MessageSigner(key: "bench").signature(of: signed)
    bench.kernel.received([wireDelimiter, signature] + signed, on: .shell)
    let answers = bench.answers(to: "odd")
    #expect(answers.count == 3)
    #expect(answers.allSatisfy { $0.parentFrame == header })
  }

  @Test func whatIsPrintedComesBeforeWhatFollowsIt() {
    let bench = KernelBench(flushDelay: 10)
    bench.session.onExecute = { _, output in
      output.stream(.stdout, "a")
      output.stream(.stdout, "b")
      output.display(MIMEBundle(plain: "picture"), id: "d")
      output.stream(.stderr, "c")
      output.stream(.stdout, "d")
      output.updateDisplay(MIMEBundle(plain: "newer"), id: "d")
      output.clearOutput(wait: true)
      output.stream(.stdout, "e")
      return .value(MIMEBundle(plain: "v"))
    }
    let answers = bench.ask(ExecuteRequest(code: ""))
    #expect(
      answers.types == [
        "status", "execute_input", "stream", "display_data", "stream", "stream",
        "update_display_data", "clear_output", "stream", "execute_result", "execute_reply",
        "status",
      ])
    #expect(answers[2]["text"] == "ab")
    #expect(answers[3]["transient"] == ["display_id": "d"])
    #expect(answers[6]["transient"] == ["display_id": "d"])
    #expect(answers[7]["wait"] == true)
  }

  @Test func printedTextArrivesWhileTheCellRuns() {
    let bench = KernelBench()
    let release = Flag()
    bench.session.onExecute = { _, output in
      output.stream(.stdout, "early")
      release.wait()
      return .done
    }
    let id = bench.send(ExecuteRequest(code: ""))
    let seen = bench.waitFor { $0.text() == "early" }
    #expect(!seen.contains { $0.type == "execute_reply" })
    release.raise()
    _ = bench.answers(to: id)
  }

  @Test func twentyThousandPrintsAreFewMessages() {
    let bench = KernelBench(flushDelay: 0.1)
    bench.session.onExecute = { _, output in
      for number in 0..<20_000 { output.stream(.stdout, "\(number)\n") }
      return .done
    }
    let answers = bench.ask(ExecuteRequest(code: ""))
    #expect(answers.text() == (0..<20_000).map { "\($0)\n" }.joined())
    #expect(answers.types.count { $0 == "stream" } < 20)
  }

  @Test func outputAfterTheCellsEndKeepsTheCellAsParent() {
    let bench = KernelBench()
    let release = Flag()
    bench.session.onExecute = { request, output in
      if request.code == "start" {
        Thread.detachNewThread {
          release.wait()
          output.stream(.stdout, "late")
        }
      } else {
        release.raise()
        usleep(50_000)
      }
      return .done
    }
    let first = bench.send(ExecuteRequest(code: "start"))
    let second = bench.send(ExecuteRequest(code: "next"))
    _ = bench.answers(to: second)
    let late = bench.waitFor { $0.text() == "late" }.first("stream")
    #expect(late?.parentID == first)
  }

  @Test func aFailureIsPublishedOnceAndRepeatedInTheReply() throws {
    let bench = KernelBench()
    bench.session.onExecute = { _, _ in .failure("Trap", "index out of range") }
    let answers = bench.ask(ExecuteRequest(code: "x[9]"))
    #expect(answers.types == ["status", "execute_input", "error", "execute_reply", "status"])
    let error = try #require(answers.first("error"))
    let reply = try #require(answers.first("execute_reply"))
    #expect(error["traceback"] == ["Trap: index out of range"])
    for field in ["ename", "evalue", "traceback"] { #expect(error[field] == reply[field]) }
    #expect(reply["status"] == "error" && reply["execution_count"] == 1)
  }

  @Test func silentAndUnstoredCellsDoNotCount() {
    let bench = KernelBench()
    bench.session.onExecute = { _, _ in .value(MIMEBundle(plain: "v")) }
    _ = bench.ask(ExecuteRequest(code: "a"))
    let silent = bench.ask(ExecuteRequest(code: "b", silent: true))
    #expect(silent.types == ["status", "execute_reply", "status"])
    #expect(silent.first("execute_reply")?["execution_count"] == 1)
    let unstored = bench.ask(ExecuteRequest(code: "c", storeHistory: false))
    #expect(unstored.first("execute_input")?["execution_count"] == 1)
    #expect(unstored.first("execute_reply")?["execution_count"] == 1)
    let counted = bench.ask(ExecuteRequest(code: "d"))
    #expect(counted.first("execute_reply")?["execution_count"] == 2)
    let rows = bench.ask(HistoryRequest(access: "tail", output: true, count: 10))
      .first("history_reply")?["history"]
    #expect(rows == [[1, 1, ["a", "v"]], [1, 2, ["d", "v"]]])
  }

  @Test func userExpressionsAreAskedForAfterASuccessOnly() {
    let bench = KernelBench()
    bench.session.onEvaluate = { $0 == "bad" ? .failure("E", "no") : .value(MIMEBundle(plain: "1")) }
    let request = ExecuteRequest(code: "", userExpressions: ["a": "good", "b": "bad"])
    let values = bench.ask(request).first("execute_reply")?["user_expressions"]
    #expect(
      values == [
        "a": ["status": "ok", "data": ["text/plain": "1"], "metadata": [:]],
        "b": ["status": "error", "ename": "E", "evalue": "no", "traceback": ["E: no"]],
      ])
    bench.session.onExecute = { _, _ in .failure("E", "v") }
    let failed = bench.ask(request).first("execute_reply")
    #expect(failed?["status"] == "error" && failed?["user_expressions"] == nil)
  }
}
