import Foundation

/// Brings an answer from the input channel to the cell that waits for it.
package final class InputBroker: @unchecked Sendable {
  private enum State {
    case idle
    case waiting
    case answered(InputResult)
    /// The kernel is ending: no question will be answered again.
    case closed
  }

  private let monitor = Monitor()
  private var state = State.idle
  private var isInterrupted = false

  package init() {}

  /// A cell starts: an interrupt meant for an earlier one is forgotten.
  package func cellStarts() {
    monitor.locked { isInterrupted = false }
  }

  /// Asks and waits. `ask` sends the question; it runs when an answer can be taken, so a stale
  /// answer to an earlier question is never mistaken for this one's. A cell that has been
  /// interrupted asks nothing any more.
  package func question(_ ask: () -> Void) -> InputResult {
    let open = monitor.locked {
      if case .closed = state { return false }
      if isInterrupted { return false }
      state = .waiting
      return true
    }
    guard open else { return .interrupted }
    ask()
    return monitor.locked {
      while true {
        switch state {
        case .idle, .waiting: monitor.wait()
        case .answered(let result):
          state = .idle
          return result
        case .closed: return .interrupted
        }
      }
    }
  }

  /// An answer arrived. False if nobody asked.
  package func answer(_ value: String) -> Bool {
    // A control-D in a line is how clients say that there is no more input.
    settle(value == "\u{4}" ? .endOfInput : .line(value))
  }

  /// Ends the question without an answer, and every later one of the same cell.
  package func interrupt() {
    monitor.locked { isInterrupted = true }
    _ = settle(.interrupted)
  }

  package func close() {
    monitor.locked {
      state = .closed
      monitor.wakeAll()
    }
  }

  private func settle(_ result: InputResult) -> Bool {
    monitor.locked {
      guard case .waiting = state else { return false }
      state = .answered(result)
      monitor.wakeAll()
      return true
    }
  }
}
