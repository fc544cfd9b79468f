import Foundation
import Synchronization

extension logging {
  /// One message on its way to the handlers.
  package struct Record: Sendable {
    package let logger: String
    package let level: Level
    package let message: String
    package let date: Date
    package let location: SourceLocation?
    package let labels: [String: String]
  }

  /// Where a logger's records go. Use `StreamHandler`, `FileHandler` or `CloudLoggingHandler`.
  public class Handler: @unchecked Sendable {
    private let minimum = Mutex(Level.notset)

    package init() {}

    /// Records below this level are left out.
    public func setLevel(_ level: Level) { minimum.withLock { $0 = level } }

    /// The level set by `setLevel`.
    public var level: Level { minimum.withLock { $0 } }

    /// Equal for handlers that write the same records to the same place, so that a cell run again replaces its
    /// handler instead of writing every message twice.
    package var destination: String { fatalError("a handler says where it writes") }

    /// Writes one record. Must not fail: what cannot be written is reported once on standard error.
    package func emit(_ record: Record) {}

    final func handle(_ record: Record) {
      if record.level >= level { emit(record) }
    }
  }
}
