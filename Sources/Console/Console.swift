package import Display
import Parsing
package import Sessions

/// The read-evaluate-print loop.
///
///     Console(session: session, reader: ScriptedLineReader([.line("1 + 1")]), output: output).run()
///     // prints "Out[1]: 2"
package final class Console {
  private let session: any CellSession
  private let reader: any LineReader
  private let output: any OutputSink
  private let usesColor: Bool
  /// Whether prompts and values are labelled; piped input gets neither.
  private let isInteractive: Bool
  private var endsInLine = true
  private(set) package var failures = 0

  package init(
    session: any CellSession, reader: any LineReader, output: any OutputSink, usesColor: Bool = false,
    isInteractive: Bool = true
  ) {
    self.session = session
    self.reader = reader
    self.output = output
    self.usesColor = usesColor
    self.isInteractive = isInteractive
  }

  /// Reads and runs cells until the input ends.
  package func run(banner: String? = nil) {
    if let banner, isInteractive { output.write(banner + "\n", to: .standardOutput) }
    while let cell = readCell() {
      guard !cell.allSatisfy(\.isWhitespace) else { continue }
      reader.remember(cell)
      execute(cell)
    }
    if isInteractive { output.write("\n", to: .standardOutput) }
  }

  /// Lines up to a complete cell; nil at the end of input.
  private func readCell() -> String? {
    var lines: [String] = []
    while true {
      let prompt = "In [\(session.nextExecutionCount)]: "
      let continuation = String(repeating: " ", count: prompt.count - 5) + "...: "
      reader.completer = { [session] line, cursor in Self.complete(line, cursor, after: lines, session) }
      switch reader.readLine(prompt: lines.isEmpty ? prompt : continuation) {
      case .line(let line):
        lines.append(line)
        let text = lines.joined(separator: "\n")
        if case .incomplete = session.completeness(of: text), !asksToRun(lines) { continue }
        return text
      case .interrupted:
        output.write("^C\n", to: .standardOutput)
        lines = []
      case .end:
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
      }
    }
  }

  /// Two empty lines run an unfinished cell, so that its diagnostics show what is missing.
  private func asksToRun(_ lines: [String]) -> Bool {
    lines.count > 2 && lines.suffix(2).allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  private func execute(_ cell: String) {
    let sink = LineEndTracker(output)
    let outcome = session.run(CellRequest(cell), sink: sink)
    if !sink.endsInLine { output.write("\n", to: .standardOutput) }
    if let text = outcome.value?.plainText {
      let label = isInteractive ? "Out[\(outcome.executionCount)]: " : ""
      let shown = text.contains("\n") && isInteractive ? "\n" + text : text
      output.write(paint(label, "31") + shown + "\n", to: .standardOutput)
    }
    if let failure = outcome.failure {
      failures += 1
      output.write((usesColor ? failure.report.colored : failure.report.plain) + "\n", to: .standardError)
    }
  }

  private func paint(_ text: String, _ style: String) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }

  /// Completes in the whole cell, of which the line is the last.
  private static func complete(
    _ line: String, _ cursor: Int, after lines: [String], _ session: any CellSession
  ) -> LineCompletion {
    let before = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    let offset = before.unicodeScalars.count
    let list = session.complete(before + line, cursor: offset + cursor)
    let replaced = min(max(0, offset + cursor - list.start), cursor)
    return LineCompletion(replacedScalars: replaced, candidates: list.items.map(\.text))
  }
}

/// Passes output on and remembers whether the last line was ended.
private final class LineEndTracker: OutputSink {
  private let output: any OutputSink
  private(set) var endsInLine = true

  init(_ output: any OutputSink) { self.output = output }

  func write(_ text: String, to stream: OutputStream) {
    if let last = text.unicodeScalars.last { endsInLine = last == "\n" }
    output.write(text, to: stream)
  }

  func display(_ bundle: MIMEBundle, identifier: String?) { output.display(bundle, identifier: identifier) }
  func updateDisplay(_ bundle: MIMEBundle, identifier: String) {
    output.updateDisplay(bundle, identifier: identifier)
  }
  func clearOutput(wait: Bool) { output.clearOutput(wait: wait) }
  func readLine(prompt: String, isPassword: Bool) throws -> String? {
    try output.readLine(prompt: prompt, isPassword: isPassword)
  }
  var terminalWidth: Int? { output.terminalWidth }
}
