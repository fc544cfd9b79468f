import Foundation

/// The requests waiting for the execution thread, first in first out.
///
/// Every request gets a number when it arrives, so that "was already waiting when the cell
/// failed" is a comparison of numbers and not a walk over a moving queue.
package final class ExecutionQueue<Request>: @unchecked Sendable {
  package struct Entry {
    package var number: Int
    package var arrival: TimeInterval
    package var request: Request
  }

  private let monitor = Monitor()
  private var entries: [Entry] = []
  private var head = 0
  private var lastNumber = 0
  private var closed = false

  package init() {}

  /// The number of the latest request that arrived.
  package var latestNumber: Int { monitor.locked { lastNumber } }

  package func append(_ request: Request) {
    monitor.locked {
      guard !closed else { return }
      lastNumber += 1
      entries.append(
        Entry(number: lastNumber, arrival: MonotonicTime.now, request: request))
      monitor.wakeAll()
    }
  }

  /// The next request; waits for one. Nothing once the queue is closed.
  package func next() -> Entry? {
    monitor.locked {
      while head == entries.count, !closed { monitor.wait() }
      guard !closed else { return nil }
      let entry = entries[head]
      head += 1
      if head == entries.count {
        entries.removeAll(keepingCapacity: true)
        head = 0
      }
      return entry
    }
  }

  /// Waits until no request has arrived for `period` seconds, but no longer than `limit`.
  package func waitUntilQuiet(period: TimeInterval, limit: TimeInterval) {
    monitor.locked {
      let end = MonotonicTime.now + limit
      var seen = lastNumber
      var quiet = min(MonotonicTime.now + period, end)
      while !closed, MonotonicTime.now < quiet {
        monitor.wait(until: quiet)
        if lastNumber != seen {
          seen = lastNumber
          quiet = min(MonotonicTime.now + period, end)
        }
      }
    }
  }

  /// Forgets what waits and ends the execution thread's loop.
  package func close() {
    monitor.locked {
      closed = true
      entries.removeAll()
      head = 0
      monitor.wakeAll()
    }
  }
}
