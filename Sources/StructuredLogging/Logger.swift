import Display
import Foundation
import Logging
import Synchronization

extension logging {
  /// A named source of messages. Get one with `logging.getLogger(_:)`.
  ///
  /// Every method takes any value and writes what `print` would show of it: text as it is (with its line breaks), arrays
  /// and tensors in their printed form. The methods are also function values: `model.summary(printFn: logger.info)`.
  public final class Logger: @unchecked Sendable, CustomStringConvertible {
    public let name: String
    private let state: Mutex<State>

    private struct State: Sendable {
      var level: Level
      var handlers: [Handler] = []
      var propagate = true
    }

    init(name: String, level: Level) {
      self.name = name
      state = Mutex(State(level: level))
    }

    public var description: String { "<Logger \(name) (\(effectiveLevel))>" }

    /// Records below this level are dropped. `.notset`: the parent's level applies.
    public func setLevel(_ level: Level) { state.withLock { $0.level = level } }

    /// The level set by `setLevel`.
    public var level: Level { state.withLock { $0.level } }

    /// The handlers of this logger, in the order they were added.
    public var handlers: [Handler] { state.withLock { $0.handlers } }

    /// Whether records also go to the handlers of the ancestors; true at first.
    public var propagate: Bool {
      get { state.withLock { $0.propagate } }
      set { state.withLock { $0.propagate = newValue } }
    }

    /// Adds a handler. One that writes to the same place as a handler already there (the same stream, the same file,
    /// the same log name) takes its place, so running a cell again does not write every message twice.
    public func addHandler(_ handler: Handler) {
      state.withLock { state in
        if let known = state.handlers.firstIndex(where: { $0.destination == handler.destination }) {
          state.handlers[known] = handler
        } else {
          state.handlers.append(handler)
        }
      }
    }

    /// Removes a handler; nothing happens when it was not added.
    public func removeHandler(_ handler: Handler) {
      state.withLock { $0.handlers.removeAll { $0 === handler } }
    }

    /// The level that applies: its own, or the nearest ancestor's.
    package var effectiveLevel: Level {
      let own = level
      if own != .notset || self === root { return own }
      return logging.parent(of: name).effectiveLevel
    }

    /// Whether a record of that level would be passed on.
    public func isEnabledFor(_ level: Level) -> Bool { level >= effectiveLevel }

    public func debug(_ value: Any) { log(.debug, value) }
    public func info(_ value: Any) { log(.info, value) }
    public func warning(_ value: Any) { log(.warning, value) }
    public func error(_ value: Any) { log(.error, value) }
    public func critical(_ value: Any) { log(.critical, value) }

    /// Writes the value's printed form at that level.
    public func log(_ level: Level, _ value: Any) {
      guard isEnabledFor(level) else { return }
      swiftLogger.log(level: level.swiftLogLevel, "\(String(describing: value))")
    }

    /// This logger for libraries that write with swift-log.
    package var swiftLogger: Logging.Logger {
      Logging.Logger(label: name) { _ in RegistryLogHandler(logger: self) }
    }

    /// Passes a record to the handlers of this logger and of its ancestors. Without any handler, warnings and worse go
    /// to standard error, as in Python.
    package func handle(_ record: Record) {
      var logger = self
      var count = 0
      while true {
        let (handlers, propagate) = logger.state.withLock { ($0.handlers, $0.propagate) }
        for handler in handlers { handler.handle(record) }
        count += handlers.count
        if logger === root || !propagate { break }
        logger = logging.parent(of: logger.name)
      }
      if count == 0 && record.level >= .warning {
        ExecutionContext.current.sink.write(record.message + "\n", to: .standardError)
      }
    }
  }
}
