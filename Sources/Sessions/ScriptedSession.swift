import Glibc
package import Display
package import Parsing
package import SourceText

/// A session that answers from a table: the in-memory twin that fronts are tested with.
package final class ScriptedSession: CellSession {
  package enum Answer: Sendable {
    case output(String)
    case value(String)
    case fails(String)
    /// Runs until interrupted.
    case hangs
    /// Shows a display under an identifier.
    case display(String, identifier: String)
    case update(String, identifier: String)
  }

  package private(set) var ran: [String] = []
  private var count = 0
  private let answers: [String: [Answer]]
  private let context = ExecutionContext(sink: RecordingOutputSink())

  package init(_ answers: [String: [Answer]] = [:]) { self.answers = answers }

  package var nextExecutionCount: Int { count + 1 }

  package func run(_ request: CellRequest, sink: OutputSink) -> CellOutcome {
    context.reset()
    count += 1
    ran.append(request.code)
    var outcome = CellOutcome(executionCount: count)
    for answer in answers[request.code] ?? [] {
      switch answer {
      case .output(let text): sink.write(text, to: .standardOutput)
      case .value(let text): outcome.value = MIMEBundle(plainText: text)
      case .display(let text, let identifier): sink.display(MIMEBundle(plainText: text), identifier: identifier)
      case .update(let text, let identifier): sink.updateDisplay(MIMEBundle(plainText: text), identifier: identifier)
      case .fails(let message): outcome.failure = Self.failure(.trap, message)
      case .hangs:
        while !context.mustStop { usleep(1000) }
        outcome.failure = Self.failure(.interrupted, "interrupted")
      }
    }
    return outcome
  }

  private static func failure(_ kind: CellFailure.Kind, _ message: String) -> CellFailure {
    CellFailure(kind: kind, message: message, report: RenderedReport(plain: message, colored: message))
  }

  package func completeness(of code: String) -> CellCompleteness { CellCompleteness.of(code) }

  package func complete(_ code: String, cursor: Int) -> CompletionList {
    CompletionList(items: [], start: cursor, end: cursor)
  }

  package func inspect(_ code: String, cursor: Int) -> Inspection? { nil }

  package func interrupt() { context.interrupt() }
}
