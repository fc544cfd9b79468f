package import Display
package import Sessions

/// Shows a notebook's cells as they run.
package protocol NotebookView: AnyObject {
  /// Where the running cell's output goes live; nil to show nothing.
  var sink: (any OutputSink)? { get }
  func show(prose cell: NotebookCell)
  func begin(_ cell: NotebookCell, count: Int)
  func end(_ outcome: CellOutcome)
}

/// Cells and outputs as text in a terminal or a log.
package final class TextNotebookView: NotebookView {
  private let output: TextOutput
  private let usesColor: Bool

  /// `isTerminal`: whether carriage returns redraw; otherwise only what a line ends as is written.
  package init(isTerminal: Bool, usesColor: Bool, width: Int? = nil, write: @escaping (String, OutputStream) -> Void) {
    output = TextOutput(isTerminal: isTerminal, width: width, write: write)
    self.usesColor = usesColor
  }

  package var sink: (any OutputSink)? { output }

  package func show(prose cell: NotebookCell) {
    guard cell.kind == .markdown else { return }
    output.line("")
    for line in cell.source.split(separator: "\n", omittingEmptySubsequences: false) {
      output.line(line.hasPrefix("#") ? paint(String(line), "1") : String(line))
    }
  }

  package func begin(_ cell: NotebookCell, count: Int) {
    output.line("")
    let prompt = "In [\(count)]: "
    let margin = String(repeating: " ", count: prompt.count - 5) + "...: "
    for (index, line) in cell.source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      output.line(paint(index == 0 ? prompt : margin, "32") + line)
    }
  }

  package func end(_ outcome: CellOutcome) {
    output.finishLine()
    if let text = outcome.value?.plainText {
      let prompt = "Out[\(outcome.executionCount)]: "
      output.line(paint(prompt, "31") + (text.contains("\n") ? "\n" : "") + text)
    }
    if let failure = outcome.failure {
      output.errorLine(usesColor ? failure.report.colored : failure.report.plain)
    }
  }

  private func paint(_ text: String, _ style: String) -> String {
    usesColor ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}

/// A cell's output as text: in a terminal as it comes, elsewhere line by line and as each line ends up.
private final class TextOutput: OutputSink {
  private let isTerminal: Bool
  private let width: Int?
  private let writer: (String, OutputStream) -> Void
  private var pending: [OutputStream: String] = [:]
  private var endsInLine = true

  init(isTerminal: Bool, width: Int?, write: @escaping (String, OutputStream) -> Void) {
    self.isTerminal = isTerminal
    self.width = width
    writer = write
  }

  var terminalWidth: Int? { width }

  func write(_ text: String, to stream: OutputStream) {
    guard !text.isEmpty else { return }
    endsInLine = text.hasSuffix("\n")
    if isTerminal { return writer(text, stream) }
    let whole = pending[stream, default: ""] + text
    guard let end = whole.unicodeScalars.lastIndex(of: "\n") else {
      pending[stream] = whole
      return
    }
    let next = whole.unicodeScalars.index(after: end)
    writer(Self.lines(String(whole[..<next])), stream)
    pending[stream] = String(whole[next...])
  }

  private static func lines(_ text: String) -> String {
    StreamText.withoutControlSequences(StreamText.settled(text))
  }

  func display(_ bundle: MIMEBundle, identifier: String?) {
    if let text = bundle.plainText { write(text + "\n", to: .standardOutput) }
  }

  func readLine(prompt: String, isPassword: Bool) throws -> String? {
    write(prompt, to: .standardOutput)
    return Swift.readLine()
  }

  func line(_ text: String) {
    finishLine()
    writer(text + "\n", .standardOutput)
  }

  func errorLine(_ text: String) {
    finishLine()
    writer(text + "\n", .standardError)
  }

  /// Ends a line that the cell left open.
  func finishLine() {
    for (stream, text) in pending where !text.isEmpty { writer(Self.lines(text) + "\n", stream) }
    pending = [:]
    if !endsInLine, isTerminal { writer("\n", .standardOutput) }
    endsInLine = true
  }
}
