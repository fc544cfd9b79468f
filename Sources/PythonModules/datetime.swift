import Display
import Foundation

/// Python's `datetime`: a date and a time of day, without a time zone.
///
///     let start = datetime.now()
///     let folder = "logs/fit/" + start.strftime("%Y%m%d-%H%M%S")
///     print((datetime.now() - start).totalSeconds())
///
/// `datetime.datetime.now()`, as after Python's `import datetime`, is the same.
public struct datetime: Hashable, Comparable, CustomStringConvertible {
  public typealias datetime = PythonModules.datetime
  public typealias timedelta = PythonModules.timedelta

  /// Microseconds since the start of the year 1970, in whatever zone the time is meant.
  let microseconds: Int

  init(microseconds: Int) { self.microseconds = microseconds }

  /// That date and time of day; a date that the calendar does not have is misuse.
  public init(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0, _ microsecond: Int = 0
  ) {
    let isValid = CivilDate.contains(year, month, day) && 0..<24 ~= hour && 0..<60 ~= minute && 0..<60 ~= second
      && 0..<1_000_000 ~= microsecond
    guard isValid else {
      ExecutionContext.current.fail(
        OperationFailure(
          operation: "datetime", "there is no \(year)-\(month)-\(day) \(hour):\(minute):\(second).\(microsecond)"))
      self.init(microseconds: 0)
      return
    }
    let seconds = CivilDate(year: year, month: month, day: day).number * 86_400 + hour * 3600 + minute * 60 + second
    self.init(microseconds: seconds * 1_000_000 + microsecond)
  }

  /// The local date and time.
  public static func now() -> datetime { fromtimestamp(time.time()) }

  /// The local date and time, under its other name.
  public static func today() -> datetime { now() }

  /// The date and time in UTC.
  public static func utcnow() -> datetime { datetime(microseconds: Int(time.time() * 1e6)) }

  /// The local date and time of seconds since the start of 1970 in UTC.
  public static func fromtimestamp(_ timestamp: Double) -> datetime {
    guard timestamp.magnitude < 2.5e11 else {
      ExecutionContext.current.fail(OperationFailure(operation: "fromtimestamp", "\(timestamp) is out of range"))
      return datetime(microseconds: 0)
    }
    let microseconds = Int((timestamp * 1e6).rounded(.toNearestOrEven))
    var seconds = time_t(microseconds.flooredQuotient(1_000_000))
    var parts = tm()
    localtime_r(&seconds, &parts)
    return datetime(microseconds: microseconds + parts.tm_gmtoff * 1_000_000)
  }
}

extension datetime {
  private var civil: CivilDate { CivilDate(number: microseconds.flooredQuotient(86_400_000_000)) }
  private var secondOfDay: Int { microseconds.flooredQuotient(1_000_000).flooredRemainder(86_400) }

  public var year: Int { civil.year }
  /// 1 is January.
  public var month: Int { civil.month }
  public var day: Int { civil.day }
  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }
  public var microsecond: Int { microseconds.flooredRemainder(1_000_000) }

  /// 0 is Monday.
  public func weekday() -> Int { (civil.number + 3).flooredRemainder(7) }
  /// 1 is Monday.
  public func isoweekday() -> Int { weekday() + 1 }

  /// Seconds since the start of 1970 in UTC, taking the time as local.
  public func timestamp() -> Double {
    var parts = parts
    parts.tm_isdst = -1
    return Double(mktime(&parts)) + Double(microsecond) / 1e6
  }

  /// The text in a format of C's `strftime`, with `%f` for microseconds.
  ///
  ///     datetime(2026, 11, 21, 9, 5).strftime("%d.%m.%Y %H:%M")      // 21.11.2026 09:05
  public func strftime(_ format: String) -> String {
    guard !format.isEmpty else { return "" }
    let digits = String(microsecond)
    let fraction = String(repeating: "0", count: 6 - digits.count) + digits
    let pieces = format.components(separatedBy: "%%").map { $0.replacingOccurrences(of: "%f", with: fraction) }
    // The final mark tells an empty text from a buffer that is too small.
    let text = pieces.joined(separator: "%%") + "."
    var parts = parts
    var buffer = [CChar](repeating: 0, count: 256)
    while Foundation.strftime(&buffer, buffer.count, text, &parts) == 0 {
      buffer = [CChar](repeating: 0, count: buffer.count * 2)
    }
    return String(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).dropLast())
  }

  /// `2026-11-21T09:05:00`; microseconds follow where there are any.
  public func isoformat(sep: String = "T") -> String {
    strftime("%Y-%m-%d") + sep + strftime(microsecond == 0 ? "%H:%M:%S" : "%H:%M:%S.%f")
  }

  /// `2026-11-21 09:05:00`.
  public var description: String { isoformat(sep: " ") }

  private var parts: tm {
    var parts = tm()
    let date = civil
    parts.tm_year = CInt(date.year - 1900)
    parts.tm_mon = CInt(date.month - 1)
    parts.tm_mday = CInt(date.day)
    parts.tm_hour = CInt(hour)
    parts.tm_min = CInt(minute)
    parts.tm_sec = CInt(second)
    parts.tm_wday = CInt((weekday() + 1) % 7)
    parts.tm_yday = CInt(date.number - CivilDate(year: date.year, month: 1, day: 1).number)
    return parts
  }
}

extension datetime {
  public static func < (a: datetime, b: datetime) -> Bool { a.microseconds < b.microseconds }
  /// The time between.
  public static func - (a: datetime, b: datetime) -> timedelta { timedelta(total: a.microseconds - b.microseconds) }
  public static func + (a: datetime, b: timedelta) -> datetime { datetime(microseconds: a.microseconds + b.total) }
  public static func - (a: datetime, b: timedelta) -> datetime { datetime(microseconds: a.microseconds - b.total) }
}
