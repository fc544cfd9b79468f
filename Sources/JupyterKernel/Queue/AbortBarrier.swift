import Foundation
import JupyterMessages

/// Decides which cells are skipped after one failed.
///
/// Skipped are the cells that had arrived when the failed cell's reply was sent: their sender could
/// not know of the failure. A "run all" is many messages, though, some of which may still be on
/// their way: so a cell that comes within a short window is skipped too, if its own date says that
/// it was sent before the reply. Nothing sent in answer to the failure is ever skipped.
package struct AbortBarrier {
  private struct Failure {
    var lastNumber: Int
    var time: TimeInterval
    var date: Date
  }

  /// Seconds after a failure in which late cells of the same run are looked for.
  private let window: TimeInterval
  private var failure: Failure?

  package init(window: TimeInterval = 0.1) {
    self.window = window
  }

  /// A failed cell's reply is about to be sent, and requests up to `lastNumber` have arrived.
  package mutating func cellFailed(lastNumber: Int, time: TimeInterval, date: Date) {
    failure = Failure(lastNumber: lastNumber, time: time, date: date)
  }

  /// Whether the cell with this number, arrival time and header date is to be skipped.
  package func skips(number: Int, arrival: TimeInterval, sent: String) -> Bool {
    guard let failure else { return false }
    if number <= failure.lastNumber { return true }
    guard arrival - failure.time <= window, let sent = Timestamp.date(from: sent) else {
      return false
    }
    return sent < failure.date
  }
}
