import Foundation
import Machine

extension TimeZone: BoundValue {
  package static var boundName: String { "TimeZone" }
}
extension Locale: BoundValue {
  package static var boundName: String { "Locale" }
}
extension Calendar: BoundValue {
  package static var boundName: String { "Calendar" }
}
extension Calendar.Identifier: BoundValue {
  package static var boundName: String { "Calendar.Identifier" }
}
extension Calendar.Component: BoundValue {
  package static var boundName: String { "Calendar.Component" }
}
extension DateFormatter: BoundClass {
  package static var boundName: String { "DateFormatter" }
}
extension ISO8601DateFormatter: BoundClass {
  package static var boundName: String { "ISO8601DateFormatter" }
}

extension NativeTable {
  mutating func addCalendars() {
    addTimeZones()
    addDateFormatters()
    self["Calendar.init(identifier:)"] = { $1.give(Calendar(identifier: .borrow($1[0]))) }
    self["Calendar.current"] = { $1.give(Calendar.current) }
    self["Calendar.timeZone"] = { $1.give(Calendar.borrow($1[0]).timeZone) }
    self["Calendar.timeZone=set"] = { _, w in
      var calendar = takeInout(w, 0, as: Calendar.self)
      calendar.timeZone = .borrow(w[1])
      return w.update(calendar.owned())
    }
    self["Calendar.component(_:from:)"] = { $1.give(Calendar.borrow($1[0]).component(.borrow($1[1]), from: .borrow($1[2]))) }
    self["Calendar.date(byAdding:value:to:)"] = {
      $1.give(Calendar.borrow($1[0]).date(byAdding: .borrow($1[1]), value: $1.int(2), to: .borrow($1[3])))
    }
    self["Calendar.startOfDay(for:)"] = { $1.give(Calendar.borrow($1[0]).startOfDay(for: .borrow($1[1]))) }
    self["Calendar.isDate(_:inSameDayAs:)"] = {
      $1.give(Calendar.borrow($1[0]).isDate(.borrow($1[1]), inSameDayAs: .borrow($1[2])))
    }
    self["Calendar.Identifier.gregorian"] = { $1.give(Calendar.Identifier.gregorian) }
    self["Calendar.Identifier.iso8601"] = { $1.give(Calendar.Identifier.iso8601) }
    self["Calendar.Component.year"] = { $1.give(Calendar.Component.year) }
    self["Calendar.Component.month"] = { $1.give(Calendar.Component.month) }
    self["Calendar.Component.day"] = { $1.give(Calendar.Component.day) }
    self["Calendar.Component.hour"] = { $1.give(Calendar.Component.hour) }
    self["Calendar.Component.minute"] = { $1.give(Calendar.Component.minute) }
    self["Calendar.Component.second"] = { $1.give(Calendar.Component.second) }
    self["Calendar.Component.nanosecond"] = { $1.give(Calendar.Component.nanosecond) }
    self["Calendar.Component.weekday"] = { $1.give(Calendar.Component.weekday) }
    self["Calendar.Component.weekOfYear"] = { $1.give(Calendar.Component.weekOfYear) }
    self["Calendar.Component.quarter"] = { $1.give(Calendar.Component.quarter) }
  }

  private mutating func addTimeZones() {
    self["TimeZone.init(identifier:)"] = { $1.give(TimeZone(identifier: $1.string(0))) }
    self["TimeZone.init(secondsFromGMT:)"] = { $1.give(TimeZone(secondsFromGMT: $1.int(0))) }
    self["TimeZone.current"] = { $1.give(TimeZone.current) }
    self["TimeZone.gmt"] = { $1.give(TimeZone.gmt) }
    self["TimeZone.identifier"] = { $1.give(TimeZone.borrow($1[0]).identifier) }
    self["TimeZone.secondsFromGMT()"] = { $1.give(TimeZone.borrow($1[0]).secondsFromGMT()) }
    self["Locale.init(identifier:)"] = { $1.give(Locale(identifier: $1.string(0))) }
    self["Locale.current"] = { $1.give(Locale.current) }
    self["Locale.identifier"] = { $1.give(Locale.borrow($1[0]).identifier) }
  }

  private mutating func addDateFormatters() {
    self["DateFormatter.init()"] = { $1.give(DateFormatter()) }
    self["DateFormatter.dateFormat"] = { $1.give(DateFormatter.borrow($1[0]).dateFormat) }
    self["DateFormatter.dateFormat=set"] = { _, w in
      DateFormatter.borrow(w[0]).dateFormat = String?.borrow(w[1])
      return w.give(slot: 0)
    }
    self["DateFormatter.timeZone"] = { $1.give(Optional(DateFormatter.borrow($1[0]).timeZone)) }
    self["DateFormatter.timeZone=set"] = { _, w in
      DateFormatter.borrow(w[0]).timeZone = TimeZone?.borrow(w[1])
      return w.give(slot: 0)
    }
    self["DateFormatter.locale"] = { $1.give(Optional(DateFormatter.borrow($1[0]).locale)) }
    self["DateFormatter.locale=set"] = { _, w in
      DateFormatter.borrow(w[0]).locale = Locale?.borrow(w[1])
      return w.give(slot: 0)
    }
    self["DateFormatter.string(from:)"] = { $1.give(DateFormatter.borrow($1[0]).string(from: .borrow($1[1]))) }
    self["DateFormatter.date(from:)"] = { $1.give(DateFormatter.borrow($1[0]).date(from: $1.string(1))) }
    self["ISO8601DateFormatter.init()"] = { $1.give(ISO8601DateFormatter()) }
    self["ISO8601DateFormatter.string(from:)"] = { $1.give(ISO8601DateFormatter.borrow($1[0]).string(from: .borrow($1[1]))) }
    self["ISO8601DateFormatter.date(from:)"] = { $1.give(ISO8601DateFormatter.borrow($1[0]).date(from: $1.string(1))) }
  }
}
