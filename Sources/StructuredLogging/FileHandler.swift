extension logging {
  /// Appends the message alone, one line each, to a file, which is made with its folders when missing.
  ///
  /// A file that cannot be written is reported once on standard error; the program goes on.
  public final class FileHandler: Handler, @unchecked Sendable {
    private let file: LineFile

    public init(_ filename: String) { file = LineFile(path: filename) }

    package override var destination: String { "file \(file.path)" }

    package override func emit(_ record: Record) { file.append(record.message) }
  }
}
