import Foundation
import Logging

/// The backend of swift-log that hands events to a logger of the registry: messages of notebooks and of Swift libraries
/// take the same way.
package struct RegistryLogHandler: LogHandler {
  package var metadata: Logging.Logger.Metadata = [:]
  package var metadataProvider: Logging.Logger.MetadataProvider?
  private let logger: logging.Logger

  package init(logger: logging.Logger) { self.logger = logger }

  package var logLevel: Logging.Logger.Level {
    get { logger.effectiveLevel.swiftLogLevel }
    set { logger.setLevel(logging.Level(newValue)) }
  }

  package subscript(metadataKey key: String) -> Logging.Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let metadata = metadata.merging(event.metadata ?? [:]) { _, new in new }
    logger.handle(
      logging.Record(
        logger: logger.name, level: logging.Level(event.level), message: event.message.description, date: Date(),
        location: location(of: event), labels: metadata.mapValues(\.description)))
  }

  /// A notebook knows where its cell stands; a library passes its own place; this module's own line says nothing.
  private func location(of event: LogEvent) -> logging.SourceLocation? {
    if event.file.hasPrefix("StructuredLogging/") { return logging.currentLocation() }
    return logging.SourceLocation(file: event.file, line: Int(event.line), function: event.function)
  }
}
