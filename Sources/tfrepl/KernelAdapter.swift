import Display
import Foundation
import JSONText
import JupyterKernel
import JupyterMessages
import Sessions
import Synchronization

/// A session as the kernel wants it: values of the one column turned into values of the other.
///
/// The session is made on the execution thread, at the first need of it: the sockets are open by then, and a client that
/// finds them closed tries again only a tenth of a second later.
final class KernelAdapter: KernelSession {
  private lazy var session: Session = {
    let session = Session()
    interruptible.withLock { $0 = session }
    return session
  }()

  /// The session for `interrupt`, which comes from other threads.
  private let interruptible = Mutex<Session?>(nil)

  func prepare() { _ = session.run(CellRequest("1 + 1", isSilent: true), sink: DiscardingSink()) }

  var languageInfo: LanguageInfo { .swift(version: "6") }

  var banner: String { "tfrepl \(TfreplCommand.version): Swift for machine learning" }

  func execute(_ request: ExecutionRequest, output: any KernelOutput) -> ExecutionOutcome {
    let cell = CellRequest(
      request.code, name: "cell \(request.executionCount)", isSilent: request.silent, wantsValue: !request.silent)
    return outcome(session.run(cell, sink: KernelSink(output)))
  }

  func evaluate(_ expression: String) -> ExecutionOutcome {
    let cell = CellRequest(expression, name: "expression", isSilent: true)
    return outcome(session.run(cell, sink: DiscardingSink()))
  }

  private func outcome(_ outcome: CellOutcome) -> ExecutionOutcome {
    if let failure = outcome.failure {
      return .failure(
        failure.kind.rawValue, failure.message,
        traceback: failure.report.colored.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
    return .value(outcome.value.map(JupyterMessages.MIMEBundle.init(displayed:)))
  }

  func complete(_ code: String, cursor: Int) -> Completions {
    let list = session.complete(code, cursor: cursor)
    return Completions(
      matches: list.items.map { Completions.Match($0.text, kind: $0.kind, signature: $0.signature) },
      start: list.start, end: list.end)
  }

  func inspect(_ code: String, cursor: Int, detail: InspectionDetail) -> JupyterMessages.MIMEBundle? {
    session.inspect(code, cursor: cursor).map { JupyterMessages.MIMEBundle(plain: $0.plainText) }
  }

  func isComplete(_ code: String) -> Completeness {
    switch session.completeness(of: code) {
    case .complete: .complete
    case .incomplete(let indent): .incomplete(indent: indent)
    case .invalid: .invalid
    }
  }

  func interrupt() { interruptible.withLock { $0?.interrupt() } }
}

/// A cell's output on its way to a client.
private final class KernelSink: OutputSink {
  private let output: any KernelOutput

  init(_ output: any KernelOutput) { self.output = output }

  func write(_ text: String, to stream: OutputStream) {
    output.stream(stream == .standardOutput ? .stdout : .stderr, text)
  }

  func display(_ bundle: Display.MIMEBundle, identifier: String?) {
    output.display(.init(displayed: bundle), id: identifier)
  }

  func updateDisplay(_ bundle: Display.MIMEBundle, identifier: String) {
    output.updateDisplay(.init(displayed: bundle), id: identifier)
  }

  func clearOutput(wait: Bool) { output.clearOutput(wait: wait) }

  func readLine(prompt: String, isPassword: Bool) throws -> String? {
    switch output.input(prompt: prompt, password: isPassword) {
    case .line(let line): return line
    case .endOfInput, .interrupted: return nil
    case .unavailable: throw InputUnavailable()
    }
  }
}

private struct InputUnavailable: Error, CustomStringConvertible {
  var description: String { "the client that runs this cell cannot be asked for input" }
}

/// Where the output of an expression asked for beside a cell goes.
private final class DiscardingSink: OutputSink {
  func write(_ text: String, to stream: OutputStream) {}
}

extension JupyterMessages.MIMEBundle {
  fileprivate init(displayed bundle: Display.MIMEBundle) {
    self.init(
      data: bundle.payloads.mapValues { payload in
        switch payload {
        case .text(let text): .string(text)
        case .bytes(let bytes): .string(Data(bytes).base64EncodedString())
        case .json(let text): (try? JSONValue(parsing: text)) ?? .string(text)
        }
      })
  }
}
