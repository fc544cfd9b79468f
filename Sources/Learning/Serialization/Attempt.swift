import Display

/// Work on what came from a file: a failure in it is that file's, and is thrown instead of ending the cell.
package enum Attempt {
  /// What `body` gives; throws what it throws, or the failure that an operation in it recorded.
  ///
  /// - Parameter isSilent: what it prints is not shown.
  package static func run<Result>(isSilent: Bool = false, _ body: () throws -> Result) throws -> Result {
    let outer = ExecutionContext.current
    let inner = ExecutionContext(sink: isSilent ? RecordingOutputSink() : outer.sink)
    ExecutionContext.current = inner
    defer { ExecutionContext.current = outer }
    let result = try body()
    if let failure = inner.failure { throw ConfigError("\(failure)") }
    return result
  }
}
