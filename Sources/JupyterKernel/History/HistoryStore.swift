/// One input that was run.
public struct HistoryEntry: Sendable, Hashable {
  /// Which run of a kernel; later runs have larger numbers.
  public var session: Int
  /// The execution count within that run.
  public var line: Int
  public var input: String
  /// The plain text of its value, if it had one.
  public var output: String?

  public init(session: Int, line: Int, input: String, output: String? = nil) {
    self.session = session
    self.line = line
    self.input = input
    self.output = output
  }
}

/// Earlier inputs, of this run and of runs before it. Called from the execution thread only.
public protocol HistoryStore: AnyObject {
  /// The number of the current run.
  var currentSession: Int { get }

  /// Every entry, oldest first.
  var entries: [HistoryEntry] { get }

  func append(line: Int, input: String, output: String?)
}

/// History for as long as the process lives.
public final class InMemoryHistory: HistoryStore {
  public let currentSession: Int
  public private(set) var entries: [HistoryEntry] = []

  public init(session: Int = 1) {
    currentSession = session
  }

  public func append(line: Int, input: String, output: String?) {
    entries.append(
      HistoryEntry(session: currentSession, line: line, input: input, output: output))
  }
}
