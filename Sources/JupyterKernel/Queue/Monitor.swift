import Foundation

/// Seconds on a clock that never jumps.
public enum MonotonicTime {
  public static var now: TimeInterval {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
  }
}

/// A lock with a condition to wait on.
package final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    // Deadlines are monotonic: setting the wall clock must not stretch a wait.
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  package func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Waits to be woken. Only inside `locked`; may also wake for no reason.
  package func wait() {
    pthread_cond_wait(condition, mutex)
  }

  /// As `wait`, but not past `deadline` on the monotonic clock.
  package func wait(until deadline: TimeInterval) {
    let seconds = deadline.rounded(.down)
    var time = timespec(
      tv_sec: Int(seconds), tv_nsec: Int((deadline - seconds) * 1e9))
    pthread_cond_timedwait(condition, mutex, &time)
  }

  package func wakeAll() {
    pthread_cond_broadcast(condition)
  }
}
