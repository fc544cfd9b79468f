import Synchronization

/// Python's `logging`, under its own names: loggers kept by name, levels, handlers.
///
///     let logger = logging.getLogger("training")
///     logger.setLevel(.info)
///     logger.addHandler(logging.StreamHandler())
///     logger.info([0.5, 1.0])        // [0.5, 1.0] on standard error
public enum logging {
  private static let registry = Mutex<[String: Logger]>([:])

  /// The ancestor of every logger. Its level is `.warning`, as in Python.
  public static let root = Logger(name: "root", level: .warning)

  /// The logger of that name: the same object for the same name, in every cell.
  ///
  /// Names with dots form a tree: `"app.training"` passes its records on to the handlers of `"app"` when
  /// that logger exists, and of `root`.
  ///
  ///     logging.getLogger("a") === logging.getLogger("a")   // true
  public static func getLogger(_ name: String) -> Logger {
    if name == "root" || name.isEmpty { return root }
    return registry.withLock { loggers in
      if let known = loggers[name] { return known }
      let logger = Logger(name: name, level: .notset)
      loggers[name] = logger
      return logger
    }
  }

  /// The root logger.
  public static func getLogger() -> Logger { root }

  /// Gives the root logger a stream handler and a level, unless it has a handler already.
  public static func basicConfig(level: Level = .warning) {
    guard root.handlers.isEmpty else { return }
    root.setLevel(level)
    root.addHandler(StreamHandler())
  }

  /// The nearest existing ancestor by dotted name; `root` when there is none.
  static func parent(of name: String) -> Logger {
    registry.withLock { loggers in
      var prefix = name[...]
      while let dot = prefix.lastIndex(of: ".") {
        prefix = prefix[..<dot]
        if let logger = loggers[String(prefix)] { return logger }
      }
      return root
    }
  }

  /// Where the running notebook stands, for `sourceLocation` of a record written without one. Set by whoever runs cells.
  package nonisolated(unsafe) static var currentLocation: () -> SourceLocation? = { nil }

  /// A place in a program.
  package struct SourceLocation: Equatable, Sendable {
    package let file: String
    package let line: Int
    package let function: String

    package init(file: String, line: Int, function: String = "") {
      self.file = file
      self.line = line
      self.function = function
    }
  }
}
