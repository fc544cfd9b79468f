import Display

/// Python's `timedelta`: how long something takes.
///
///     print(timedelta(hours: 25, seconds: 1.5))      // 1 day, 1:00:01.500000
public struct timedelta: Hashable, Comparable, CustomStringConvertible {
  /// Microseconds altogether.
  let total: Int

  init(total: Int) { self.total = total }

  /// The sum of the parts; more than ten thousand years are misuse.
  public init(
    weeks: Double = 0, days: Double = 0, hours: Double = 0, minutes: Double = 0, seconds: Double = 0,
    milliseconds: Double = 0, microseconds: Double = 0
  ) {
    let sum = ((weeks * 7 + days) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1e6 + milliseconds * 1e3 + microseconds
    guard sum.magnitude < 3.2e17 else {
      ExecutionContext.current.fail(OperationFailure(operation: "timedelta", "\(sum / 1e6) seconds are out of range"))
      self.init(total: 0)
      return
    }
    self.init(total: Int(sum.rounded(.toNearestOrEven)))
  }

  /// Whole days, rounded down.
  public var days: Int { total.flooredQuotient(86_400_000_000) }
  /// Whole seconds beyond the days.
  public var seconds: Int { total.flooredRemainder(86_400_000_000) / 1_000_000 }
  /// Microseconds beyond those.
  public var microseconds: Int { total.flooredRemainder(1_000_000) }

  /// Seconds altogether.
  public func totalSeconds() -> Double { Double(total) / 1e6 }

  /// `1 day, 2:03:04.500000`.
  public var description: String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let prefix = days == 0 ? "" : "\(days) day\(days.magnitude == 1 ? "" : "s"), "
    let digits = String(microseconds)
    let fraction = microseconds == 0 ? "" : "." + String(repeating: "0", count: 6 - digits.count) + digits
    return prefix + "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))" + fraction
  }

  public static func < (a: timedelta, b: timedelta) -> Bool { a.total < b.total }
  public static func + (a: timedelta, b: timedelta) -> timedelta { timedelta(total: a.total + b.total) }
  public static func - (a: timedelta, b: timedelta) -> timedelta { timedelta(total: a.total - b.total) }
  public static func / (a: timedelta, b: timedelta) -> Double { Double(a.total) / Double(b.total) }
}
