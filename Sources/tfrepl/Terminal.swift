import Display
import Foundation

/// Foundation has a class of this name; in this module the short name means ours.
typealias OutputStream = Display.OutputStream

/// What the process's own streams are.
enum Terminal {
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  static let inputIsTerminal = isatty(STDIN_FILENO) == 1

  /// Colours go to terminals, unless NO_COLOR says otherwise (no-color.org) or the terminal is dumb.
  static func usesColor(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  static func write(_ text: String, to stream: OutputStream) {
    let file = stream == .standardOutput ? stdout : stderr
    // Text on standard error stands behind what was printed before it.
    if stream == .standardError { fflush(stdout) }
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fflush(file)
  }
}

/// The process's streams as a cell sees them; flushed at every write, so that output appears as it happens.
final class TerminalSink: OutputSink {
  private let process = ProcessOutputSink()
  private let flushes: Bool

  /// `flushes`: for people watching. A script's output to a file is written in larger pieces.
  init(flushes: Bool = true) { self.flushes = flushes }

  func write(_ text: String, to stream: OutputStream) {
    if flushes {
      Terminal.write(text, to: stream)
    } else {
      if stream == .standardError { fflush(stdout) }
      process.write(text, to: stream)
    }
  }

  func readLine(prompt: String, isPassword: Bool) throws -> String? {
    try process.readLine(prompt: prompt, isPassword: isPassword)
  }

  var terminalWidth: Int? { process.terminalWidth }
  var redrawsLines: Bool { process.redrawsLines }
}
