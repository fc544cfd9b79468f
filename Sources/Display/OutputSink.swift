import Glibc

public enum OutputStream: String, Sendable {
  case standardOutput = "stdout"
  case standardError = "stderr"
}

/// Where everything a program shows goes: a terminal, a Jupyter client, a notebook file, a test.
///
/// Calls may come from any thread, one at a time.
public protocol OutputSink: AnyObject {
  func write(_ text: String, to stream: OutputStream)
  /// Shows a bundle; one with an identifier can be replaced later through `updateDisplay`.
  func display(_ bundle: MIMEBundle, identifier: String?)
  func updateDisplay(_ bundle: MIMEBundle, identifier: String)
  func clearOutput(wait: Bool)
  /// A line typed by the user, without its newline; nil at the end of input.
  func readLine(prompt: String, isPassword: Bool) throws -> String?
  /// Columns available to progress bars and tables; nil where there is no terminal.
  var terminalWidth: Int? { get }
  /// Whether carriage returns and colours mean something to whoever reads: true for terminals and notebooks, false for
  /// files and pipes.
  var redrawsLines: Bool { get }
}

extension OutputSink {
  public var terminalWidth: Int? { nil }
  public var redrawsLines: Bool { true }
  public func clearOutput(wait: Bool) {}
  public func readLine(prompt: String, isPassword: Bool) throws -> String? { nil }
  public func display(_ bundle: MIMEBundle, identifier: String?) {
    if let text = bundle.plainText { write(text + "\n", to: .standardOutput) }
  }
  public func updateDisplay(_ bundle: MIMEBundle, identifier: String) {
    display(bundle, identifier: identifier)
  }
}

/// The sink of a compiled program: the process's own streams.
public final class ProcessOutputSink: OutputSink {
  public init() {}

  public func write(_ text: String, to stream: OutputStream) {
    var text = text
    text.withUTF8 { bytes in
      _ = fwrite(bytes.baseAddress, 1, bytes.count, stream == .standardOutput ? stdout : stderr)
    }
    // A line that is redrawn never ends, so a terminal would hold it back.
    if redrawsLines { fflush(stdout) }
  }

  public let redrawsLines = isatty(STDOUT_FILENO) == 1

  public func readLine(prompt: String, isPassword: Bool) throws -> String? {
    write(prompt, to: .standardOutput)
    fflush(stdout)
    return Swift.readLine(strippingNewline: true)
  }

  public var terminalWidth: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }
}

/// Keeps everything in memory, in order: the sink of tests and of notebook files.
public final class RecordingOutputSink: OutputSink {
  public enum Event: Equatable {
    case text(String, OutputStream)
    case display(MIMEBundle, identifier: String?)
    case update(MIMEBundle, identifier: String)
    case clear(wait: Bool)
  }

  public private(set) var events: [Event] = []
  /// Lines handed out by `readLine`, first first.
  public var input: [String]

  public init(input: [String] = []) { self.input = input }

  public var standardOutput: String { text(of: .standardOutput) }
  public var standardError: String { text(of: .standardError) }

  private func text(of wanted: OutputStream) -> String {
    events.reduce(into: "") { result, event in
      if case .text(let text, wanted) = event { result += text }
    }
  }

  public func write(_ text: String, to stream: OutputStream) {
    if case .text(let last, stream)? = events.last {
      events[events.count - 1] = .text(last + text, stream)
    } else {
      events.append(.text(text, stream))
    }
  }

  public func display(_ bundle: MIMEBundle, identifier: String?) {
    events.append(.display(bundle, identifier: identifier))
  }

  public func updateDisplay(_ bundle: MIMEBundle, identifier: String) {
    events.append(.update(bundle, identifier: identifier))
  }

  public func clearOutput(wait: Bool) { events.append(.clear(wait: wait)) }

  public func readLine(prompt: String, isPassword: Bool) throws -> String? {
    write(prompt, to: .standardOutput)
    return input.isEmpty ? nil : input.removeFirst()
  }
}
