import Foundation
import Machine

// The C library's functions, as Foundation gives them to Swift programs.

extension NativeTable {
  mutating func addMathematics() {
    addDoubleFunctions()
    addFloatFunctions()
  }

  private mutating func addDoubleFunctions() {
    self["sqrt(_:)"] = { $1.give(Double.borrow($1[0]).squareRoot()) }
    self["cbrt(_:)"] = { $1.give(Foundation.cbrt(Double.borrow($1[0]))) }
    self["exp(_:)"] = { $1.give(Foundation.exp(Double.borrow($1[0]))) }
    self["exp2(_:)"] = { $1.give(Foundation.exp2(Double.borrow($1[0]))) }
    self["expm1(_:)"] = { $1.give(Foundation.expm1(Double.borrow($1[0]))) }
    self["log(_:)"] = { $1.give(Foundation.log(Double.borrow($1[0]))) }
    self["log2(_:)"] = { $1.give(Foundation.log2(Double.borrow($1[0]))) }
    self["log10(_:)"] = { $1.give(Foundation.log10(Double.borrow($1[0]))) }
    self["log1p(_:)"] = { $1.give(Foundation.log1p(Double.borrow($1[0]))) }
    self["sin(_:)"] = { $1.give(Foundation.sin(Double.borrow($1[0]))) }
    self["cos(_:)"] = { $1.give(Foundation.cos(Double.borrow($1[0]))) }
    self["tan(_:)"] = { $1.give(Foundation.tan(Double.borrow($1[0]))) }
    self["asin(_:)"] = { $1.give(Foundation.asin(Double.borrow($1[0]))) }
    self["acos(_:)"] = { $1.give(Foundation.acos(Double.borrow($1[0]))) }
    self["atan(_:)"] = { $1.give(Foundation.atan(Double.borrow($1[0]))) }
    self["sinh(_:)"] = { $1.give(Foundation.sinh(Double.borrow($1[0]))) }
    self["cosh(_:)"] = { $1.give(Foundation.cosh(Double.borrow($1[0]))) }
    self["tanh(_:)"] = { $1.give(Foundation.tanh(Double.borrow($1[0]))) }
    self["asinh(_:)"] = { $1.give(Foundation.asinh(Double.borrow($1[0]))) }
    self["acosh(_:)"] = { $1.give(Foundation.acosh(Double.borrow($1[0]))) }
    self["atanh(_:)"] = { $1.give(Foundation.atanh(Double.borrow($1[0]))) }
    self["floor(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.down)) }
    self["ceil(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.up)) }
    self["round(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.toNearestOrAwayFromZero)) }
    self["trunc(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.towardZero)) }
    self["rint(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.toNearestOrEven)) }
    self["erf(_:)"] = { $1.give(Foundation.erf(Double.borrow($1[0]))) }
    self["erfc(_:)"] = { $1.give(Foundation.erfc(Double.borrow($1[0]))) }
    self["tgamma(_:)"] = { $1.give(Foundation.tgamma(Double.borrow($1[0]))) }
    self["nearbyint(_:)"] = { $1.give(Double.borrow($1[0]).rounded(.toNearestOrEven)) }
    self["logb(_:)"] = { $1.give(Foundation.logb(Double.borrow($1[0]))) }
    self["fabs(_:)"] = { $1.give(Swift.abs(Double.borrow($1[0]))) }
    self["pow(_:_:)"] = { $1.give(Foundation.pow(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["atan2(_:_:)"] = { $1.give(Foundation.atan2(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["fmod(_:_:)"] = { $1.give(Foundation.fmod(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["hypot(_:_:)"] = { $1.give(Foundation.hypot(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["fmin(_:_:)"] = { $1.give(Foundation.fmin(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["fmax(_:_:)"] = { $1.give(Foundation.fmax(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["fdim(_:_:)"] = { $1.give(Foundation.fdim(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["copysign(_:_:)"] = { $1.give(Foundation.copysign(Double.borrow($1[0]), Double.borrow($1[1]))) }
    self["remainder(_:_:)"] = { $1.give(Double.borrow($1[0]).remainder(dividingBy: Double.borrow($1[1]))) }
  }

  private mutating func addFloatFunctions() {
    self["sqrt(_:Float)"] = { $1.give(Float.borrow($1[0]).squareRoot()) }
    self["cbrt(_:Float)"] = { $1.give(Foundation.cbrt(Float.borrow($1[0]))) }
    self["exp(_:Float)"] = { $1.give(Foundation.exp(Float.borrow($1[0]))) }
    self["exp2(_:Float)"] = { $1.give(Foundation.exp2(Float.borrow($1[0]))) }
    self["expm1(_:Float)"] = { $1.give(Foundation.expm1(Float.borrow($1[0]))) }
    self["log(_:Float)"] = { $1.give(Foundation.log(Float.borrow($1[0]))) }
    self["log2(_:Float)"] = { $1.give(Foundation.log2(Float.borrow($1[0]))) }
    self["log10(_:Float)"] = { $1.give(Foundation.log10(Float.borrow($1[0]))) }
    self["log1p(_:Float)"] = { $1.give(Foundation.log1p(Float.borrow($1[0]))) }
    self["sin(_:Float)"] = { $1.give(Foundation.sin(Float.borrow($1[0]))) }
    self["cos(_:Float)"] = { $1.give(Foundation.cos(Float.borrow($1[0]))) }
    self["tan(_:Float)"] = { $1.give(Foundation.tan(Float.borrow($1[0]))) }
    self["asin(_:Float)"] = { $1.give(Foundation.asin(Float.borrow($1[0]))) }
    self["acos(_:Float)"] = { $1.give(Foundation.acos(Float.borrow($1[0]))) }
    self["atan(_:Float)"] = { $1.give(Foundation.atan(Float.borrow($1[0]))) }
    self["sinh(_:Float)"] = { $1.give(Foundation.sinh(Float.borrow($1[0]))) }
    self["cosh(_:Float)"] = { $1.give(Foundation.cosh(Float.borrow($1[0]))) }
    self["tanh(_:Float)"] = { $1.give(Foundation.tanh(Float.borrow($1[0]))) }
    self["asinh(_:Float)"] = { $1.give(Foundation.asinh(Float.borrow($1[0]))) }
    self["acosh(_:Float)"] = { $1.give(Foundation.acosh(Float.borrow($1[0]))) }
    self["atanh(_:Float)"] = { $1.give(Foundation.atanh(Float.borrow($1[0]))) }
    self["floor(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.down)) }
    self["ceil(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.up)) }
    self["round(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.toNearestOrAwayFromZero)) }
    self["trunc(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.towardZero)) }
    self["rint(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.toNearestOrEven)) }
    self["erf(_:Float)"] = { $1.give(Float(Foundation.erf(Double(Float.borrow($1[0]))))) }
    self["erfc(_:Float)"] = { $1.give(Float(Foundation.erfc(Double(Float.borrow($1[0]))))) }
    self["tgamma(_:Float)"] = { $1.give(Float(Foundation.tgamma(Double(Float.borrow($1[0]))))) }
    self["nearbyint(_:Float)"] = { $1.give(Float.borrow($1[0]).rounded(.toNearestOrEven)) }
    self["logb(_:Float)"] = { $1.give(Foundation.logb(Float.borrow($1[0]))) }
    self["fabs(_:Float)"] = { $1.give(Swift.abs(Float.borrow($1[0]))) }
    self["pow(_:Float,_:Float)"] = { $1.give(Foundation.pow(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["atan2(_:Float,_:Float)"] = { $1.give(Foundation.atan2(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["fmod(_:Float,_:Float)"] = { $1.give(Foundation.fmod(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["hypot(_:Float,_:Float)"] = { $1.give(Foundation.hypot(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["fmin(_:Float,_:Float)"] = { $1.give(Foundation.fmin(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["fmax(_:Float,_:Float)"] = { $1.give(Foundation.fmax(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["fdim(_:Float,_:Float)"] = { $1.give(Foundation.fdim(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["copysign(_:Float,_:Float)"] = { $1.give(Foundation.copysign(Float.borrow($1[0]), Float.borrow($1[1]))) }
    self["remainder(_:Float,_:Float)"] = { $1.give(Float.borrow($1[0]).remainder(dividingBy: Float.borrow($1[1]))) }
  }
}
