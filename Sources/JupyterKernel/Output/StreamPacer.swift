import Foundation

/// Slows a flood of printed text down to what clients can take in.
///
/// An endless loop that prints produces text faster than any front end shows it, and what is not
/// taken in piles up in memory. The first `burst` bytes of a cell pass freely; beyond that,
/// printing goes on at `rate`.
package struct StreamPacer {
  /// Bytes per second.
  package static let rate = 8e6
  package static let burst = 16e6

  private var backlog = 0.0
  private var last: TimeInterval?

  package init() {}

  /// How long the writer should pause, in seconds, after another `bytes` were sent.
  package mutating func pause(after bytes: Int, now: TimeInterval) -> TimeInterval {
    let drained = (now - (last ?? now)) * StreamPacer.rate
    backlog = max(0, backlog - drained) + Double(bytes)
    last = now
    return max(0, (backlog - StreamPacer.burst) / StreamPacer.rate)
  }
}
