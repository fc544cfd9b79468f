import CLineEditor
internal import Display
import Foundation

/// Lines typed in a terminal, edited with libedit.
package final class EditedLineReader: LineReader {
  package var completer: ((String, Int) -> LineCompletion)?
  private var editor: OpaquePointer?
  private let historyPath: String?
  /// Kept as C text, because libedit asks for it whenever it redraws.
  private var prompt: UnsafeMutablePointer<CChar>
  private let usesColor: Bool

  /// Nil when standard input is no terminal libedit can use. History is kept in the file at `historyPath`.
  package init?(historyPath: String?, usesColor: Bool) {
    self.historyPath = historyPath
    self.usesColor = usesColor
    prompt = strdup("")
    let context = Unmanaged.passUnretained(self).toOpaque()
    editor = line_editor_create(
      "tfrepl",
      { UnsafePointer(Unmanaged<EditedLineReader>.fromOpaque($0!).takeUnretainedValue().prompt) },
      { context, _ in Unmanaged<EditedLineReader>.fromOpaque(context!).takeUnretainedValue().completePressed() },
      context)
    guard editor != nil else { return nil }
    if let historyPath { _ = line_editor_load_history(editor, historyPath) }
  }

  deinit {
    line_editor_destroy(editor)
    free(prompt)
  }

  package func readLine(prompt text: String) -> LineInput {
    free(prompt)
    // libedit takes what stands between two \1 as escape sequences that move nothing.
    prompt = strdup(usesColor ? "\u{1}\u{1B}[32m\u{1}\(text)\u{1}\u{1B}[0m\u{1}" : text)
    var bytes: UnsafePointer<CChar>?
    var count: Int32 = 0
    switch line_editor_read(editor, &bytes, &count) {
    case line_editor_line:
      var line = String(cString: bytes!)
      if line.hasSuffix("\n") { line.removeLast() }
      return .line(line)
    case line_editor_interrupted: return .interrupted
    default: return .end
    }
  }

  package func remember(_ cell: String) {
    line_editor_remember(editor, cell)
    guard let historyPath else { return }
    // Beside and renamed: a console that ends in the middle leaves the old history whole.
    let temporary = "\(historyPath).\(getpid())"
    let folder = (historyPath as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let mask = umask(0o077)
    defer { umask(mask) }
    if line_editor_save_history(editor, temporary) == 0 { rename(temporary, historyPath) } else { unlink(temporary) }
  }

  /// `$XDG_STATE_HOME/tfrepl/history`.
  package static var defaultHistoryPath: String { UserDirectories.state + "/tfrepl/history" }

  // MARK: Completion

  private func completePressed() -> Int32 {
    var bytes: UnsafePointer<CChar>?
    var count: Int32 = 0
    var cursor: Int32 = 0
    line_editor_buffer(editor, &bytes, &count, &cursor)
    let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(count))
    let line = String(decoding: buffer, as: UTF8.self)
    let before = String(decoding: buffer.prefix(Int(cursor)), as: UTF8.self)
    if before.allSatisfy(\.isWhitespace) {
      line_editor_replace(editor, 0, "  ")
      return 0
    }
    guard let completion = completer?(line, before.unicodeScalars.count), !completion.candidates.isEmpty else { return 2 }
    let common = completion.commonPrefix
    if completion.candidates.count == 1 || common.unicodeScalars.count > completion.replacedScalars {
      line_editor_replace(editor, Int32(completion.replacedScalars), common)
      return 0
    }
    list(completion.candidates)
    return 1
  }

  /// Shows the candidates in columns under the line.
  private func list(_ candidates: [String]) {
    var size = winsize()
    let width = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    let shown = candidates.prefix(100)
    let column = (shown.map(\.count).max() ?? 0) + 2
    let perLine = max(1, width / column)
    var text = "\n"
    for (index, candidate) in shown.enumerated() {
      text += candidate
      let endsLine = (index + 1) % perLine == 0 || index == shown.count - 1
      text += endsLine ? "\n" : String(repeating: " ", count: column - candidate.count)
    }
    if candidates.count > shown.count { text += "... and \(candidates.count - shown.count) more\n" }
    fputs(text, stdout)
    fflush(stdout)
  }
}
