import Foundation
import Machine

// A Date's slot is a Double: seconds since the reference date.

extension NativeTable {
  mutating func addDates() {
    self["Date.init()"] = { $1.give(Date().timeIntervalSinceReferenceDate) }
    self["Date.init(timeIntervalSince1970:)"] = {
      $1.give(Date(timeIntervalSince1970: Double.borrow($1[0])).timeIntervalSinceReferenceDate)
    }
    self["Date.timeIntervalSince1970"] = { $1.give(date($1[0]).timeIntervalSince1970) }
    self["Date.timeIntervalSinceNow"] = { $1.give(date($1[0]).timeIntervalSinceNow) }
    self["Date.timeIntervalSince(_:)"] = { $1.give(Double.borrow($1[0]) - Double.borrow($1[1])) }
    self["Date.addingTimeInterval(_:)"] = { $1.give(Double.borrow($1[0]) + Double.borrow($1[1])) }
  }
}

private func date(_ slot: Slot) -> Date { Date(timeIntervalSinceReferenceDate: Double.borrow(slot)) }
