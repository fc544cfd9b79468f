import Foundation
import JupyterMessages

/// History that outlives the process: one line of JSON per input, in a file several kernels may
/// share.
///
/// The file is read at the first use, not at start, so that a kernel starts in milliseconds.
/// A file that cannot be read or written costs the history, never the cell: the failure is logged
/// and the entries of this run stay in memory.
public final class FileHistory: HistoryStore {
  /// When the file is opened with more entries than twice this many, the oldest are dropped.
  public static let keptEntries = 10_000

  private struct Line: Codable {
    var session: Int
    var line: Int
    var input: String
    var output: String?
  }

  private let path: String
  private let log: KernelLog
  private lazy var state = open()
  private var isWritable = true

  private struct State {
    var session: Int
    var entries: [HistoryEntry]
  }

  public init(path: String, log: KernelLog = .silent) {
    self.path = path
    self.log = log
  }

  public var currentSession: Int { state.session }
  public var entries: [HistoryEntry] { state.entries }

  public func append(line: Int, input: String, output: String?) {
    let entry = HistoryEntry(
      session: currentSession, line: line, input: input, output: output)
    state.entries.append(entry)
    guard isWritable else { return }
    do {
      try locked { try write([entry], to: $0) }
    } catch {
      isWritable = false
      log.note("history is kept in memory only: \(error)")
    }
  }

  /// Reads what is there and takes the next session number. Line 0 marks a run's start, so that
  /// two kernels started together get different numbers.
  private func open() -> State {
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      return try locked { descriptor in
        var lines = read(descriptor)
        let session = (lines.map(\.session).max() ?? 0) + 1
        let start = HistoryEntry(session: session, line: 0, input: "")
        if lines.count > 2 * FileHistory.keptEntries {
          lines = lines.suffix(FileHistory.keptEntries)
          guard ftruncate(descriptor, 0) == 0 else { throw FileFailure(path: path) }
          try write(lines, to: descriptor)
        }
        try write([start], to: descriptor)
        return State(session: session, entries: lines.filter { $0.line > 0 })
      }
    } catch {
      isWritable = false
      log.note("history is kept in memory only: \(error)")
      return State(session: 1, entries: [])
    }
  }

  private func locked<Result>(_ body: (Int32) throws -> Result) throws -> Result {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFailure(path: path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileFailure(path: path) }
    }
    return try body(descriptor)
  }

  private func read(_ descriptor: Int32) -> [HistoryEntry] {
    let contents =
      (try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd()) ?? Data()
    // A line that another program damaged costs that line.
    return contents.split(separator: UInt8(ascii: "\n")).compactMap { text in
      guard let line = try? JSONCoding.decode(Line.self, from: Data(text)) else { return nil }
      return HistoryEntry(
        session: line.session, line: line.line, input: line.input, output: line.output)
    }
  }

  private func write(_ entries: [HistoryEntry], to descriptor: Int32) throws {
    var text = Data()
    for entry in entries {
      text += JSONCoding.encode(
        Line(
          session: entry.session, line: entry.line, input: entry.input, output: entry.output))
      text.append(UInt8(ascii: "\n"))
    }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: text)
  }
}

private struct FileFailure: Error, CustomStringConvertible {
  var path: String
  var reason = String(cString: strerror(errno))
  var description: String { "\(path): \(reason)" }
}
