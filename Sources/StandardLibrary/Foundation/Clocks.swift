import Foundation
import Machine

extension Duration: BoundValue {
  package static var boundName: String { "Duration" }
}
extension ContinuousClock: BoundValue {
  package static var boundName: String { "ContinuousClock" }
}
extension ContinuousClock.Instant: BoundValue {
  package static var boundName: String { "ContinuousClock.Instant" }
}
extension DispatchTime: BoundValue {
  package static var boundName: String { "DispatchTime" }
}

extension NativeTable {
  mutating func addClocks() {
    addDurations()
    addDurationArithmetic()
    let now: NativeFunction = { $1.give(ContinuousClock.now) }
    self["ContinuousClock.init()"] = { $1.give(ContinuousClock()) }
    self["ContinuousClock.now"] = now
    self["ContinuousClock.now (static)"] = now
    self["ContinuousClock.Instant.now"] = now
    self["ContinuousClock.measure(_:)"] = { context, w in
      let start = ContinuousClock.now
      let outcome = MachineContext.from(context).call(w[1])
      guard outcome.status == NativeStatus.ok else { return w.stop(outcome) }
      return w.give(ContinuousClock.now - start)
    }
    self["ContinuousClock.Instant.duration(to:)"] = {
      $1.give(ContinuousClock.Instant.borrow($1[0]).duration(to: .borrow($1[1])))
    }
    self["ContinuousClock.Instant.advanced(by:)"] = {
      $1.give(ContinuousClock.Instant.borrow($1[0]).advanced(by: .borrow($1[1])))
    }
    self["ContinuousClock.Instant.-(_:_:)"] = {
      $1.give(ContinuousClock.Instant.borrow($1[0]) - ContinuousClock.Instant.borrow($1[1]))
    }
    self["ContinuousClock.Instant.+(_:_:)"] = {
      $1.give(ContinuousClock.Instant.borrow($1[0]) + Duration.borrow($1[1]))
    }
    self["ContinuousClock.Instant.<(_:_:)"] = {
      $1.give(ContinuousClock.Instant.borrow($1[0]) < ContinuousClock.Instant.borrow($1[1]))
    }
    self["DispatchTime.now()"] = { $1.give(DispatchTime.now()) }
    self["DispatchTime.uptimeNanoseconds"] = { $1.give(DispatchTime.borrow($1[0]).uptimeNanoseconds) }
    self["DispatchTime.<(_:_:)"] = { $1.give(DispatchTime.borrow($1[0]) < DispatchTime.borrow($1[1])) }
  }

  private mutating func addDurations() {
    self["Duration.seconds(_:)"] = { $1.give(Duration.seconds($1.int(0))) }
    self["Duration.milliseconds(_:)"] = { $1.give(Duration.milliseconds($1.int(0))) }
    self["Duration.microseconds(_:)"] = { $1.give(Duration.microseconds($1.int(0))) }
    self["Duration.nanoseconds(_:)"] = { $1.give(Duration.nanoseconds($1.int(0))) }
    self["Duration.seconds(_:Double)"] = { duration($0, $1, 1) }
    self["Duration.milliseconds(_:Double)"] = { duration($0, $1, 1e-3) }
    self["Duration.microseconds(_:Double)"] = { duration($0, $1, 1e-6) }
    self["Duration.zero"] = { $1.give(Duration.zero) }
    self["Duration.components"] = { _, w in
      let (seconds, attoseconds) = Duration.borrow(w[0]).components
      return w.give(slot: makePair(seconds.owned(), attoseconds.owned(), references: 0))
    }
    self["Duration.description"] = { $1.give(Duration.borrow($1[0]).description) }
  }

  private mutating func addDurationArithmetic() {
    self["Duration.+(_:_:)"] = { $1.give(Duration.borrow($1[0]) + .borrow($1[1])) }
    self["Duration.-(_:_:)"] = { $1.give(Duration.borrow($1[0]) - .borrow($1[1])) }
    self["Duration.*(_:_:)"] = { $1.give(Duration.borrow($1[0]) * $1.int(1)) }
    self["Duration.*(_:Duration,_:Double)"] = { $1.give(Duration.borrow($1[0]) * $1.double(1)) }
    self["Duration./(_:_:)"] = { context, w in
      w.int(1) == 0 ? fail(context, "Division by zero") : w.give(Duration.borrow(w[0]) / w.int(1))
    }
    self["Duration./(_:Duration,_:Double)"] = { context, w in
      w.double(1) == 0 ? fail(context, "Division by zero") : w.give(Duration.borrow(w[0]) / w.double(1))
    }
    self["Duration./(_:Duration,_:Duration)"] = { $1.give(Duration.borrow($1[0]) / Duration.borrow($1[1])) }
    self["Duration.+=(_:_:)"] = { _, w in
      let sum = takeInout(w, 0, as: Duration.self) + .borrow(w[1])
      return w.update(sum.owned())
    }
    self["Duration.-=(_:_:)"] = { _, w in
      let difference = takeInout(w, 0, as: Duration.self) - .borrow(w[1])
      return w.update(difference.owned())
    }
    self["Duration.<(_:_:)"] = { $1.give(Duration.borrow($1[0]) < .borrow($1[1])) }
    self["Duration.==(_:_:)"] = { $1.give(Duration.borrow($1[0]) == .borrow($1[1])) }
  }
}

/// A duration of a floating-point number of units.
private func duration(_ context: UnsafeMutableRawPointer, _ w: Window, _ unit: Double) -> Int32 {
  let amount = w.double(0)
  guard amount.isFinite, amount.magnitude * unit < 9e18 else { return fail(context, "Duration out of range") }
  switch unit {
  case 1: return w.give(Duration.seconds(amount))
  case 1e-3: return w.give(Duration.milliseconds(amount))
  default: return w.give(Duration.microseconds(amount))
  }
}
