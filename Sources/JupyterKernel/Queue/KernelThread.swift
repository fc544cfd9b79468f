import Foundation

/// A thread with a chosen stack size. Deeply nested programs need more than the default.
package final class KernelThread: @unchecked Sendable {
  private let monitor = Monitor()
  private var finished = false

  package init(name: String, stackSize: Int, body: @escaping () -> Void) {
    let thread = Thread { [self] in
      body()
      monitor.locked {
        finished = true
        monitor.wakeAll()
      }
    }
    thread.name = name
    thread.stackSize = stackSize
    thread.start()
  }

  /// Whether the thread ended within `timeout` seconds.
  package func join(timeout: TimeInterval) -> Bool {
    monitor.locked {
      let deadline = MonotonicTime.now + timeout
      while !finished, MonotonicTime.now < deadline { monitor.wait(until: deadline) }
      return finished
    }
  }
}
