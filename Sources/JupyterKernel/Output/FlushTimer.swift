import Foundation

/// Calls back a short while after it was asked to, on a thread of its own that sleeps otherwise.
///
/// The delay is the same for everyone, so the waiting list is in order by itself.
package final class FlushTimer: @unchecked Sendable {
  private let delay: TimeInterval
  private let monitor = Monitor()
  private var waiting: [(deadline: TimeInterval, action: () -> Void)] = []
  private var closed = false
  private var started = false

  package init(delay: TimeInterval = 0.1) {
    self.delay = delay
  }

  package func schedule(_ action: @escaping () -> Void) {
    monitor.locked {
      guard !closed else { return }
      waiting.append((MonotonicTime.now + delay, action))
      if !started {
        started = true
        _ = KernelThread(name: "flush", stackSize: 512 * 1024) { [weak self] in self?.run() }
      } else if waiting.count == 1 {
        monitor.wakeAll()
      }
    }
  }

  package func close() {
    monitor.locked {
      closed = true
      waiting.removeAll()
      monitor.wakeAll()
    }
  }

  private func run() {
    while let due = nextDue() {
      for action in due { action() }
    }
  }

  private func nextDue() -> [() -> Void]? {
    monitor.locked {
      while !closed {
        guard let first = waiting.first else {
          monitor.wait()
          continue
        }
        let now = MonotonicTime.now
        if first.deadline <= now {
          let due = waiting.prefix { $0.deadline <= now }
          waiting.removeFirst(due.count)
          return due.map(\.action)
        }
        monitor.wait(until: first.deadline)
      }
      return nil
    }
  }
}
