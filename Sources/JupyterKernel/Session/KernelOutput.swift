import JupyterMessages

/// Where a running cell prints, shows and asks. Safe to call from any thread.
public protocol KernelOutput: AnyObject, Sendable {
  /// Prints. Text is gathered and sent several times a second, in the order it was written.
  func stream(_ name: StreamName, _ text: String)

  /// Shows something now. With an identifier it can be replaced later.
  func display(_ bundle: MIMEBundle, id: String?)

  /// Replaces everything that was shown under `id`, in earlier cells too.
  func updateDisplay(_ bundle: MIMEBundle, id: String)

  /// Removes what the cell has shown so far; with `wait`, not before the next output comes.
  func clearOutput(wait: Bool)

  /// Asks the person for a line. Blocks; call it from the execution thread only.
  func input(prompt: String, password: Bool) -> InputResult
}

/// What came back from asking for a line.
public enum InputResult: Sendable, Hashable {
  case line(String)
  case endOfInput
  /// The cell is being interrupted or the kernel is ending: stop soon.
  case interrupted
  /// The client that sent the cell cannot answer questions.
  case unavailable
}
