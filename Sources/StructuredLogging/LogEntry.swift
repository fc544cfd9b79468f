import Foundation

/// One entry in the form Cloud Logging's API takes it: fields and names are those of its `LogEntry`.
package struct LogEntry: Codable, Equatable {
  package struct Payload: Codable, Equatable {
    package let message: String
  }

  package struct Resource: Codable, Equatable {
    package let type: String
    package let labels: [String: String]
  }

  package struct SourceLocation: Codable, Equatable {
    package let file: String
    /// A 64-bit number, which Google's JSON writes as text.
    package let line: String
    package let function: String
  }

  package let logName: String
  package let severity: String
  /// RFC 3339, UTC, with milliseconds.
  package let timestamp: String
  package let jsonPayload: Payload
  package let labels: [String: String]
  package let resource: Resource
  package let insertId: String
  package let sourceLocation: SourceLocation?

  package init(_ record: logging.Record, logName: String, project: String, labels: [String: String]) {
    self.logName = logName
    severity = record.level == .notset ? "DEFAULT" : record.level.description
    timestamp = Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(record.date)
    jsonPayload = Payload(message: record.message)
    self.labels = labels.merging(record.labels) { _, new in new }.merging(["logger": record.logger]) { own, _ in own }
    resource = Resource(type: "global", labels: ["project_id": project])
    insertId = UUID().uuidString.lowercased()
    sourceLocation = record.location.map {
      SourceLocation(file: $0.file, line: String($0.line), function: $0.function)
    }
  }

  /// One line of JSON. JSON escapes line breaks, so an entry never spans two lines.
  package var json: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
