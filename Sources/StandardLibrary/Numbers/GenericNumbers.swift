import Machine

// Numbers of a generic parameter: what the type of the value does itself.

/// Calls the native of the concrete type that Self's descriptor names: `AdditiveArithmetic.+` of Int is `Int.+`.
private func forward(_ context: UnsafeMutableRawPointer, _ w: Window, _ selfType: TypeDescriptor, _ member: String) -> Int32 {
  guard let native = StandardLibrary.natives.native(forKey: "\(selfType).\(member)") else {
    return fail(context, "'\(member)' of \(selfType) cannot be called from generic native code in this version")
  }
  return native(context, w)
}

extension NativeTable {
  mutating func addGenericNumbers() {
    self["AdditiveArithmetic.zero"] = { forward($0, $1, $1.type(0), "zero") }
    self["AdditiveArithmetic.+(_:_:)"] = { forward($0, $1, $1.type(2), "+(_:_:)") }
    self["AdditiveArithmetic.-(_:_:)"] = { forward($0, $1, $1.type(2), "-(_:_:)") }
    self["AdditiveArithmetic.+=(_:_:)"] = { forward($0, $1, $1.type(2), "+=(_:_:)") }
    self["AdditiveArithmetic.-=(_:_:)"] = { forward($0, $1, $1.type(2), "-=(_:_:)") }
    self["Numeric.*(_:_:)"] = { forward($0, $1, $1.type(2), "*(_:_:)") }
    self["Numeric.*=(_:_:)"] = { forward($0, $1, $1.type(2), "*=(_:_:)") }
    self["SignedNumeric.-(_:)"] = { forward($0, $1, $1.type(1), "-(_:)") }
    self["BinaryInteger./(_:_:)"] = { forward($0, $1, $1.type(2), "/(_:_:)") }
    self["BinaryInteger.%(_:_:)"] = { forward($0, $1, $1.type(2), "%(_:_:)") }
    self["FloatingPoint./(_:_:)"] = { forward($0, $1, $1.type(2), "/(_:_:)") }
    self["FloatingPoint./=(_:_:)"] = { forward($0, $1, $1.type(2), "/=(_:_:)") }
    self["abs(_:)"] = { context, w in
      let type = w.type(1)
      switch type.kind {
      case .double: return w.give(Swift.abs(Double.borrow(w[0])))
      case .float: return w.give(Swift.abs(Float.borrow(w[0])))
      default:
        guard Int64(bitPattern: w[0]) < 0 && isSigned(type) else { return NativeStatus.ok }
        return forward(context, w, type, "-(_:)")
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
