import Display

/// Python's `sys`: the program's streams and arguments.
///
///     sys.stderr.write("no data set found\n")
public enum sys {
  /// Where output goes.
  public static let stdout = TextStream(.standardOutput)
  /// Where complaints go.
  public static let stderr = TextStream(.standardError)
  /// The arguments of the program, its name first.
  public static var argv: [String] { CommandLine.arguments }

  /// One of the program's streams.
  public struct TextStream {
    private let stream: OutputStream

    init(_ stream: OutputStream) { self.stream = stream }

    /// Writes text as it is, without a line end of its own.
    public func write(_ text: String) { ExecutionContext.current.sink.write(text, to: stream) }

    /// Does nothing: what is written is passed on at once.
    public func flush() {}
  }
}
