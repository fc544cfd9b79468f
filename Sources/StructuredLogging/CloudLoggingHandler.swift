/// Writes records as Cloud Logging `LogEntry` JSON, one line each.
///
/// Works offline; see `cloudLogging.Client` for where the lines go. A file that cannot be written is reported once on
/// standard error; the program goes on.
///
///     let logger = logging.getLogger("expLogger")
///     logger.setLevel(.info)
///     logger.addHandler(CloudLoggingHandler(cloudLogging.Client(), name: "callback"))
///     logger.info("epoch 3")
///     // {"insertId":"…","jsonPayload":{"message":"epoch 3"},"labels":{"logger":"expLogger"},
///     //  "logName":"projects/local/logs/callback","severity":"INFO","timestamp":"2025-01-31T10:20:30.123Z", …}
public final class CloudLoggingHandler: logging.Handler, @unchecked Sendable {
  /// The log that entries go to.
  public let name: String
  private let client: cloudLogging.Client
  private let labels: [String: String]
  private let file: LineFile

  public init(_ client: cloudLogging.Client, name: String = "swift", labels: [String: String] = [:]) {
    self.client = client
    self.name = name
    self.labels = labels
    file = LineFile(path: client.path(of: name))
  }

  /// The file the entries are appended to.
  public var path: String { file.path }

  package override var destination: String { "log \(client.logName(name)) in \(file.path)" }

  package override func emit(_ record: logging.Record) {
    let entry = LogEntry(record, logName: client.logName(name), project: client.project, labels: labels)
    if let line = entry.json { file.append(line) }
  }
}
