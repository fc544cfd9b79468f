import Foundation
import JupyterMessages

extension Kernel {
  func execute(_ request: ExecuteRequest, _ context: RequestContext) {
    let isStored = request.storeHistory && !request.silent
    if isStored { executionCount += 1 }
    let count = executionCount
    let started = Timestamp.text(of: Date())
    if !request.silent {
      context.publish(ExecuteInput(code: request.code, executionCount: count))
    }
    let output = CellOutput(
      context: context, timer: flushTimer, inputs: inputs, allowsInput: request.allowStdin)
    let cell = ExecutionRequest(
      code: request.code, executionCount: count, silent: request.silent,
      storeHistory: isStored)
    inputs.cellStarts()
    let outcome = interruptible { session.execute(cell, output: output) }

    var value: MIMEBundle?
    switch outcome {
    case .value(let bundle):
      value = bundle
      if let bundle, !request.silent {
        output.publish(ExecuteResult(executionCount: count, bundle: bundle))
      }
      let expressions = evaluate(request.userExpressions)
      output.flush()
      context.reply(
        ExecuteReply(executionCount: count, userExpressions: expressions),
        metadata: ["started": .string(started)])
    case .failure(let failure):
      let error = failure.withTraceback
      output.publish(error)
      if request.stopOnError, !request.silent {
        // A cell can fail in less time than the rest of a "run all" needs to arrive. Until it has
        // the reply its sender cannot know of the failure, so what comes meanwhile is skipped.
        queue.waitUntilQuiet(
          period: configuration.settlingTime, limit: 10 * configuration.settlingTime)
        abortBarrier.cellFailed(
          lastNumber: queue.latestNumber, time: MonotonicTime.now, date: Date())
      }
      context.reply(
        ExecuteErrorReply(executionCount: count, error: error),
        metadata: ["started": .string(started)])
    }
    if isStored {
      afterIdle = { [history] in
        history.append(line: count, input: request.code, output: value?.plainText)
      }
    }
  }

  /// The reply to a cell that was waiting when an earlier one failed.
  ///
  /// The older status `aborted` is deprecated and some clients take it for success; an error is
  /// understood by all of them. No error is published: the cell itself has nothing to show.
  func replySkipped(_ context: RequestContext) {
    context.reply(
      ExecuteErrorReply(
        executionCount: nil,
        error: ErrorContent(
          ename: "ExecutionAborted", evalue: "not run, because an earlier cell failed",
          traceback: [])))
  }

  private func evaluate(_ expressions: [String: String]) -> [String: UserExpressionResult] {
    expressions.mapValues { expression in
      switch interruptible({ session.evaluate(expression) }) {
      case .value(let bundle): .value(bundle ?? MIMEBundle(data: [:]))
      case .failure(let error): .failure(error.withTraceback)
      }
    }
  }
}

extension ErrorContent {
  /// Front ends show the traceback and nothing else, so there is always one.
  fileprivate var withTraceback: ErrorContent {
    guard traceback.isEmpty else { return self }
    var copy = self
    copy.traceback = [evalue.isEmpty ? ename : "\(ename): \(evalue)"]
    return copy
  }
}
