import Logging

extension logging {
  /// How serious a record is. A logger passes on records at its own level and above.
  ///
  ///     logging.Level.warning < .error   // true
  public enum Level: Int, Comparable, Sendable, CustomStringConvertible {
    /// No level of its own: the parent logger's applies.
    case notset = 0
    case debug = 10
    case info = 20
    case warning = 30
    case error = 40
    case critical = 50

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// Python's name of the level, as in `INFO`; also Cloud Logging's severity.
    public var description: String {
      switch self {
      case .notset: "NOTSET"
      case .debug: "DEBUG"
      case .info: "INFO"
      case .warning: "WARNING"
      case .error: "ERROR"
      case .critical: "CRITICAL"
      }
    }

    init(_ level: Logging.Logger.Level) {
      switch level {
      case .trace, .debug: self = .debug
      case .info, .notice: self = .info
      case .warning: self = .warning
      case .error: self = .error
      case .critical: self = .critical
      }
    }

    var swiftLogLevel: Logging.Logger.Level {
      switch self {
      case .notset: .trace
      case .debug: .debug
      case .info: .info
      case .warning: .warning
      case .error: .error
      case .critical: .critical
      }
    }
  }
}
