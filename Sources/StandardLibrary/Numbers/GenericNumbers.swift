import Foundation
import Machine

// Numbers of a generic parameter: what the type of the value does itself.

/// Calls the native of the concrete type that Self's descriptor in slot `selfSlot` names: `AdditiveArithmetic.+` of Int is
/// `Int.+`, whose window has the `generics` descriptors that follow in its place.
func forward(_ context: UnsafeMutableRawPointer, _ w: Window, _ selfSlot: Int, _ generics: Int, _ member: String) -> Int32 {
  let type = w.type(selfSlot)
  guard let native = StandardLibrary.natives.native(forKey: "\(type).\(member.replacingOccurrences(of: "<Self>", with: "<\(type)>"))") else {
    return fail(context, "'\(member)' is not a member of \(type)")
  }
  for index in 0..<generics { w[selfSlot + index] = w[selfSlot + index + 1] }
  return native(context, w)
}

extension NativeTable {
  mutating func addGenericNumbers() {
    addNumberProtocols()
    self["abs(_:)"] = { context, w in
      let type = w.type(1)
      switch type.kind {
      case .double: return w.give(Swift.abs(Double.borrow(w[0])))
      case .float: return w.give(Swift.abs(Float.borrow(w[0])))
      default:
        guard Int64(bitPattern: w[0]) < 0 && isSigned(type) else { return NativeStatus.ok }
        return forward(context, w, 1, 0, "-(_:)")
      }
    }
    addRoundingRules()
  }

  private mutating func addRoundingRules() {
    self["FloatingPointSign.plus"] = { $1.give(FloatingPointSign.plus) }
    self["FloatingPointSign.minus"] = { $1.give(FloatingPointSign.minus) }
    self["FloatingPointRoundingRule.toNearestOrAwayFromZero"] = { $1.give(FloatingPointRoundingRule.toNearestOrAwayFromZero) }
    self["FloatingPointRoundingRule.toNearestOrEven"] = { $1.give(FloatingPointRoundingRule.toNearestOrEven) }
    self["FloatingPointRoundingRule.up"] = { $1.give(FloatingPointRoundingRule.up) }
    self["FloatingPointRoundingRule.down"] = { $1.give(FloatingPointRoundingRule.down) }
    self["FloatingPointRoundingRule.towardZero"] = { $1.give(FloatingPointRoundingRule.towardZero) }
    self["FloatingPointRoundingRule.awayFromZero"] = { $1.give(FloatingPointRoundingRule.awayFromZero) }
  }
}
