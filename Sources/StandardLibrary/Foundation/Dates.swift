import Foundation
import Machine

extension Date: BoundValue {
  package static var boundName: String { "Date" }
}

extension NativeTable {
  mutating func addDates() {
    self["Date.init()"] = { $1.give(Date()) }
    self["Date.init(timeIntervalSince1970:)"] = { $1.give(Date(timeIntervalSince1970: $1.double(0))) }
    self["Date.init(timeIntervalSinceReferenceDate:)"] = { $1.give(Date(timeIntervalSinceReferenceDate: $1.double(0))) }
    self["Date.init(timeIntervalSinceNow:)"] = { $1.give(Date(timeIntervalSinceNow: $1.double(0))) }
    self["Date.init(timeInterval:since:)"] = { $1.give(Date(timeInterval: $1.double(0), since: .borrow($1[1]))) }
    self["Date.now"] = { $1.give(Date.now) }
    self["Date.distantPast"] = { $1.give(Date.distantPast) }
    self["Date.distantFuture"] = { $1.give(Date.distantFuture) }
    self["Date.timeIntervalSince1970"] = { $1.give(Date.borrow($1[0]).timeIntervalSince1970) }
    self["Date.timeIntervalSinceReferenceDate"] = { $1.give(Date.borrow($1[0]).timeIntervalSinceReferenceDate) }
    self["Date.timeIntervalSinceNow"] = { $1.give(Date.borrow($1[0]).timeIntervalSinceNow) }
    self["Date.timeIntervalSince(_:)"] = { $1.give(Date.borrow($1[0]).timeIntervalSince(.borrow($1[1]))) }
    self["Date.distance(to:)"] = { $1.give(Date.borrow($1[0]).distance(to: .borrow($1[1]))) }
    self["Date.description"] = { $1.give(Date.borrow($1[0]).description) }
    addDateArithmetic()
  }

  private mutating func addDateArithmetic() {
    let sum: NativeFunction = { $1.give(Date.borrow($1[0]) + $1.double(1)) }
    let addition: NativeFunction = { _, w in
      let sum = takeInout(w, 0, as: Date.self) + w.double(1)
      return w.update(sum.owned())
    }
    self["Date.addingTimeInterval(_:)"] = sum
    self["Date.advanced(by:)"] = sum
    self["Date.+(_:_:)"] = sum
    self["Date.-(_:_:)"] = { $1.give(Date.borrow($1[0]) - $1.double(1)) }
    self["Date.addTimeInterval(_:)"] = addition
    self["Date.+=(_:_:)"] = addition
    self["Date.-=(_:_:)"] = { _, w in
      let difference = takeInout(w, 0, as: Date.self) - w.double(1)
      return w.update(difference.owned())
    }
    self["Date.<(_:_:)"] = { $1.give(Date.borrow($1[0]) < .borrow($1[1])) }
    self["Date.<=(_:_:)"] = { $1.give(Date.borrow($1[0]) <= .borrow($1[1])) }
    self["Date.>(_:_:)"] = { $1.give(Date.borrow($1[0]) > .borrow($1[1])) }
    self["Date.>=(_:_:)"] = { $1.give(Date.borrow($1[0]) >= .borrow($1[1])) }
    self["Date.==(_:_:)"] = { $1.give(Date.borrow($1[0]) == .borrow($1[1])) }
  }
}
