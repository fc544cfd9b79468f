import Display
import Foundation

/// Python's `time`: the clock and waiting.
///
///     let start = time.time()
///     model.fit(x, y, epochs: 5)
///     print("took \(time.time() - start, ".2f") s")      // took 1.25 s
public enum time {
  /// Seconds since the start of 1970 in UTC.
  public static func time() -> Double { Date().timeIntervalSince1970 }

  /// Nanoseconds since the start of 1970 in UTC.
  public static func timeNs() -> Int { clock(CLOCK_REALTIME) }

  /// Seconds of a clock that is never set back: for measuring how long something takes.
  public static func perfCounter() -> Double { Double(clock(CLOCK_MONOTONIC)) / 1e9 }

  /// Nanoseconds of the same clock.
  public static func perfCounterNs() -> Int { clock(CLOCK_MONOTONIC) }

  /// Seconds of the same clock, under its other name.
  public static func monotonic() -> Double { perfCounter() }

  /// Seconds the processor spent on this process, on all cores together.
  public static func processTime() -> Double { Double(clock(CLOCK_PROCESS_CPUTIME_ID)) / 1e9 }

  /// Waits; an interrupt ends the wait. Negative times are misuse.
  public static func sleep(_ seconds: Double) {
    guard seconds >= 0 else {
      return ExecutionContext.current.fail(OperationFailure(operation: "sleep", "the time to wait must not be negative: \(seconds)"))
    }
    let end = perfCounter() + seconds
    while !ExecutionContext.current.mustStop {
      let rest = end - perfCounter()
      guard rest > 0 else { return }
      usleep(UInt32(min(rest, 0.005) * 1e6))
    }
  }

  /// The local time in a format of C's `strftime`: `time.strftime("%Y%m%d-%H%M%S")`.
  public static func strftime(_ format: String) -> String { datetime.now().strftime(format) }

  private static func clock(_ identifier: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(identifier, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
