import Foundation
import Machine

// Functions of the C library that take a number apart or put it together.

extension NativeTable {
  mutating func addNumberParts() {
    self["M_PI"] = { $1.give(Double.pi) }
    self["M_E"] = { $1.give(M_E) }
    self["lgamma(_:)"] = { pair($1, Foundation.lgamma(Double.borrow($1[0]))) }
    self["frexp(_:)"] = { pair($1, Foundation.frexp(Double.borrow($1[0]))) }
    self["modf(_:)"] = { pair($1, Foundation.modf(Double.borrow($1[0]))) }
    self["ldexp(_:_:)"] = { $1.give(Foundation.scalbn(Double.borrow($1[0]), $1.int(1))) }
    self["scalbn(_:_:)"] = { $1.give(Foundation.scalbn(Double.borrow($1[0]), $1.int(1))) }
    self["ilogb(_:)"] = { $1.give(Foundation.ilogb(Double.borrow($1[0]))) }
    self["fma(_:_:_:)"] = { $1.give(Foundation.fma(Double.borrow($1[0]), Double.borrow($1[1]), Double.borrow($1[2]))) }
    self["lgamma(_:Float)"] = { pair($1, Foundation.lgamma(Float.borrow($1[0]))) }
    self["frexp(_:Float)"] = { pair($1, Foundation.frexp(Float.borrow($1[0]))) }
    self["modf(_:Float)"] = { pair($1, Foundation.modf(Float.borrow($1[0]))) }
    self["ldexp(_:Float,_:Int)"] = { $1.give(Foundation.scalbn(Float.borrow($1[0]), $1.int(1))) }
    self["scalbn(_:Float,_:Int)"] = { $1.give(Foundation.scalbn(Float.borrow($1[0]), $1.int(1))) }
    self["ilogb(_:Float)"] = { $1.give(Foundation.ilogb(Float.borrow($1[0]))) }
    self["fma(_:Float,_:Float,_:Float)"] = { $1.give(Foundation.fma(Float.borrow($1[0]), Float.borrow($1[1]), Float.borrow($1[2]))) }
  }
}

/// Leaves a pair of numbers as the result.
private func pair(_ w: Window, _ values: (some SlotConvertible, some SlotConvertible)) -> Int32 {
  w.give(slot: makePair(values.0.owned(), values.1.owned(), references: 0))
}
