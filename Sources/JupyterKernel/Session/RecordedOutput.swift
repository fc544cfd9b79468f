import Foundation
import JupyterMessages

/// An output that remembers what it was given: for testing a session without a kernel.
public final class RecordedOutput: KernelOutput, @unchecked Sendable {
  public enum Event: Sendable, Hashable {
    case stream(StreamName, String)
    case display(MIMEBundle, id: String?)
    case update(MIMEBundle, id: String)
    case clear(wait: Bool)
    case question(String, password: Bool)
  }

  private let lock = NSLock()
  private var recorded: [Event] = []
  private var answers: [InputResult]

  /// Questions are answered from `answers` in order, then with the end of input.
  public init(answers: [InputResult] = []) {
    self.answers = answers
  }

  public var events: [Event] { lock.withLock { recorded } }

  /// Everything printed to one stream.
  public func text(_ name: StreamName = .stdout) -> String {
    events.reduce(into: "") { text, event in
      if case .stream(name, let more) = event { text += more }
    }
  }

  public func stream(_ name: StreamName, _ text: String) { record(.stream(name, text)) }
  public func display(_ bundle: MIMEBundle, id: String?) { record(.display(bundle, id: id)) }
  public func updateDisplay(_ bundle: MIMEBundle, id: String) { record(.update(bundle, id: id)) }
  public func clearOutput(wait: Bool) { record(.clear(wait: wait)) }

  public func input(prompt: String, password: Bool) -> InputResult {
    record(.question(prompt, password: password))
    return lock.withLock { answers.isEmpty ? .endOfInput : answers.removeFirst() }
  }

  private func record(_ event: Event) { lock.withLock { recorded.append(event) } }
}
