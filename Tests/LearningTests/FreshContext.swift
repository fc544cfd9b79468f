import Display
import Learning

/// Runs the body with a context of its own that records output and failures.
///
/// The context is process-wide, so the suites that use this belong to `OneAtATime`.
@discardableResult
func inFreshContext<Result>(_ body: (RecordingOutputSink) throws -> Result) rethrows -> Result {
  let sink = RecordingOutputSink()
  let outer = ExecutionContext.current
  ExecutionContext.current = ExecutionContext(sink: sink)
  defer { ExecutionContext.current = outer }
  return try body(sink)
}
