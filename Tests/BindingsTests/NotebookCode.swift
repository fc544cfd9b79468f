import Display
import Sessions

/// Cells of one notebook, run one after the other.
final class NotebookCode {
  private let session = Session()
  private let sink = RecordingOutputSink()

  /// What the cell printed, or the report of its failure.
  @discardableResult func run(_ code: String) -> String {
    let before = sink.standardOutput.count
    let outcome = session.run(CellRequest(code), sink: sink)
    if let failure = outcome.failure { return "failed: " + failure.report.plain }
    return String(sink.standardOutput.dropFirst(before))
  }
}
