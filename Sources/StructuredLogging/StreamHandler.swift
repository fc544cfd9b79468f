import Display

extension logging {
  /// Writes the message alone, one line each, to standard error (or standard output).
  ///
  ///     logging.getLogger("lab").addHandler(logging.StreamHandler())
  public final class StreamHandler: Handler, @unchecked Sendable {
    /// A stream a handler can write to.
    public enum Stream: Sendable {
      case standardOutput
      case standardError
    }

    private let stream: Stream

    public init(_ stream: Stream = .standardError) { self.stream = stream }

    package override var destination: String { "stream \(stream)" }

    package override func emit(_ record: Record) {
      ExecutionContext.current.sink.write(
        record.message + "\n", to: stream == .standardError ? .standardError : .standardOutput)
    }
  }
}
