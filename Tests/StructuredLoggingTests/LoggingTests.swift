import Display
import Foundation
import StructuredLogging
import Testing

@Suite(.serialized) struct LoggingTests {
  /// What the body writes to standard error.
  private func standardError(_ body: () -> Void) -> String {
    let sink = RecordingOutputSink()
    let before = ExecutionContext.current
    ExecutionContext.current = ExecutionContext(sink: sink)
    defer { ExecutionContext.current = before }
    body()
    return sink.standardError
  }

  private func client() -> cloudLogging.Client {
    cloudLogging.Client(
      project: "lab", directory: NSTemporaryDirectory() + "tfrepl-logging-tests/\(UUID().uuidString)")
  }

  private func entries(_ path: String) throws -> [LogEntry] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(LogEntry.self, from: Data($0.utf8))
    }
  }

  @Test func theSameNameIsTheSameLogger() {
    #expect(logging.getLogger("registry") === logging.getLogger("registry"))
    #expect(logging.getLogger("registry") !== logging.getLogger("other"))
  }

  @Test func addingTheHandlerOfACellRunAgainDoesNotDoubleMessages() {
    let logger = logging.getLogger("rerun")
    logger.setLevel(.info)
    let text = standardError {
      for _ in 0..<3 { logger.addHandler(logging.StreamHandler()) }
      logger.info("once")
    }
    #expect(text == "once\n")
    #expect(logger.handlers.count == 1)
  }

  @Test func anyValueIsWrittenInItsPrintedForm() {
    let logger = logging.getLogger("values")
    logger.setLevel(.info)
    logger.addHandler(logging.StreamHandler())
    let text = standardError {
      logger.info([0.5, 1.0])
      logger.info("\ntwo\nlines")
      logger.info(7)
    }
    #expect(text == "[0.5, 1.0]\n\ntwo\nlines\n7\n")
  }

  @Test func levelsFilterAsInPython() {
    let logger = logging.getLogger("levels")
    logger.addHandler(logging.StreamHandler())
    #expect(standardError { logger.info("hidden"); logger.warning("shown") } == "shown\n")
    logger.setLevel(.debug)
    #expect(standardError { logger.debug("now shown") } == "now shown\n")
  }

  @Test func aChildInheritsLevelAndHandlersOfItsParent() {
    let parent = logging.getLogger("family")
    parent.setLevel(.info)
    parent.addHandler(logging.StreamHandler())
    #expect(standardError { logging.getLogger("family.child").info("heard") } == "heard\n")
  }

  @Test func aLoggerWithACloudHandlerAloneWritesNothingToTheStreams() throws {
    let client = client()
    let logger = logging.getLogger("expLogger")
    logger.setLevel(.info)
    let handler = CloudLoggingHandler(client, name: "callback", labels: ["lab": "1"])
    logger.addHandler(handler)
    #expect(standardError { logger.info("epoch 1\nloss 2") } == "")
    let entry = try #require(try entries(handler.path).first)
    #expect(entry.logName == "projects/lab/logs/callback")
    #expect(entry.severity == "INFO")
    #expect(entry.jsonPayload.message == "epoch 1\nloss 2")
    #expect(entry.labels == ["lab": "1", "logger": "expLogger"])
    #expect(entry.timestamp.hasSuffix("Z"))
  }

  @Test func entriesCarryWhereTheNotebookStands() throws {
    logging.currentLocation = { logging.SourceLocation(file: "cell 3", line: 2, function: "train") }
    defer { logging.currentLocation = { nil } }
    let logger = logging.getLogger("located")
    let handler = CloudLoggingHandler(client())
    logger.addHandler(handler)
    logger.error("here")
    let location = try #require(try entries(handler.path).first?.sourceLocation)
    #expect([location.file, location.line, location.function] == ["cell 3", "2", "train"])
  }

  @Test func aLogThatCannotBeWrittenIsReportedOnceAndStopsNothing() {
    let logger = logging.getLogger("unwritable")
    logger.addHandler(CloudLoggingHandler(cloudLogging.Client(directory: "/proc/nowhere")))
    let text = standardError { logger.error("a"); logger.error("b") }
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.contains("/proc/nowhere/swift.jsonl"))
  }

  @Test func aLogNameCannotLeaveTheFolder() {
    #expect(cloudLogging.Client(directory: "/logs").path(of: "../x y") == "/logs/..%2Fx%20y.jsonl")
  }

  @Test func aMethodIsAFunctionOfText() {
    func summary(printFn: (String) -> Void) { printFn("table") }
    let logger = logging.getLogger("bound")
    logger.setLevel(.info)
    logger.addHandler(logging.StreamHandler())
    #expect(standardError { summary(printFn: logger.info) } == "table\n")
  }
}
