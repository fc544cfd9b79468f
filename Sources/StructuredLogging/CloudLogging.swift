import Display
import Foundation

/// Google Cloud Logging, offline: the client that `CloudLoggingHandler` writes through.
public enum cloudLogging {
  /// Says where the entries go. Nothing is sent anywhere: entries are appended as JSON lines, one file per log name,
  /// ready to be read by a Cloud Logging agent or uploaded later.
  ///
  /// Without a folder they go to `$TFREPL_LOGS`, or else `$XDG_STATE_HOME/tfrepl/logs`, or else
  /// `~/.local/state/tfrepl/logs`. Without a project, `$GOOGLE_CLOUD_PROJECT` or else `local`.
  public final class Client: Sendable {
    public let project: String
    /// The folder that holds a file `NAME.jsonl` per log name.
    public let directory: String

    public init(project: String? = nil, directory: String? = nil) {
      let environment = ProcessInfo.processInfo.environment
      self.project = project ?? environment["GOOGLE_CLOUD_PROJECT"] ?? "local"
      self.directory = directory ?? Self.defaultDirectory(environment)
    }

    static func defaultDirectory(_ environment: [String: String]) -> String {
      if let chosen = environment["TFREPL_LOGS"], !chosen.isEmpty { return chosen }
      return UserDirectories.state + "/tfrepl/logs"
    }

    /// The file that holds the entries of a log.
    ///
    ///     cloudLogging.Client(directory: "/tmp/logs").path(of: "callback")   // /tmp/logs/callback.jsonl
    public func path(of logName: String) -> String { "\(directory)/\(Self.encoded(logName)).jsonl" }

    /// The full name of a log, as in `projects/local/logs/callback`.
    public func logName(_ name: String) -> String { "projects/\(project)/logs/\(Self.encoded(name))" }

    /// Cloud Logging asks for log names to be URL-encoded; so a name cannot leave the folder either.
    private static func encoded(_ name: String) -> String {
      let allowed = CharacterSet(charactersIn: "-_.").union(.alphanumerics)
      return name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "log"
    }

    /// Sends the records of every logger, from `.info` on, to this client.
    public func setupLogging(logLevel: logging.Level = .info) {
      StructuredLogging.setupLogging(CloudLoggingHandler(self), logLevel: logLevel)
    }
  }
}

/// Gives the root logger that handler and level: every logger's records reach it.
///
///     setupLogging(CloudLoggingHandler(cloudLogging.Client()))
public func setupLogging(_ handler: logging.Handler, logLevel: logging.Level = .info) {
  logging.root.setLevel(logLevel)
  logging.root.addHandler(handler)
}
