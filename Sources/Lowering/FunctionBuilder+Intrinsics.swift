internal import Bytecode
internal import Typing

// Natives that are instructions. Everything else with a key is called.

extension FunctionBuilder {
  /// The value of a native call that is an instruction; nil for all others.
  func intrinsic(_ key: String, _ call: TypedExpression.Call, _ type: Type, _ target: Register?) throws -> Value? {
    let values = call.arguments.compactMap { argument -> TypedExpression? in
      if case .value(let expression) = argument { return expression }
      return nil
    }
    if let receiver = call.receiver {
      if let value = try inlined(key, receiver, call, type) { return value }
      return try memberIntrinsic(key, receiver, values, call, target)
    }
    if values.count == 2, call.arguments.count == 2 { return try binary(key, values[0], values[1], target) }
    if values.count == 1, call.arguments.count == 1 { return try unary(key, values[0], call, type, target) }
    if call.arguments.count == 2, values.count == 1, case .inout(let place) = call.arguments[0] {
      return try compound(key, place, values[0])
    }
    return nil
  }

  private func memberIntrinsic(
    _ key: String, _ receiver: TypedExpression, _ values: [TypedExpression], _ call: TypedExpression.Call,
    _ target: Register?
  ) throws -> Value? {
    if key == "Array.append(_:)", values.count == 1 { return try append(values[0], to: receiver, call) }
    guard key == "Double.squareRoot()" else { return nil }
    let value = try lower(receiver)
    return result(.squareRoot, target, value.register)
  }

  private func append(_ element: TypedExpression, to array: TypedExpression, _ call: TypedExpression.Call) throws -> Value {
    let place = try resolve(array)
    let value = try lower(element)
    guard case .register(let register) = place else {
      guard let address = addressing(place) else {
        return try self.call(
          call.function, receiver: .inout(place, array.type), [.value(value)], typeArguments: call.typeArguments, resultType: .void)
      }
      let (owned, flag) = handedOver(value)
      emit(.appendAt, x: flag, a: try address(), b: owned)
      return nothing()
    }
    let (owned, flag) = handedOver(value)
    emit(.append, x: flag, a: register, b: owned)
    return nothing()
  }

  /// A value for an instruction that takes it over, and the flag that says so.
  func handedOver(_ value: Value) -> (register: Register, flag: UInt8) {
    value.ownership == .raw ? (value.register, 0) : (makeOwned(value), Instruction.xReference)
  }

  func nothing() -> Value { Value(register: loadConstant(.bits(0)), ownership: .raw) }

  private func result(_ opcode: Opcode, _ target: Register?, _ b: Register, _ c: Int = 0) -> Value {
    let register = target ?? raw()
    emit(opcode, a: register, b: b, c: c)
    return Value(register: register, ownership: .raw)
  }

  private func unary(
    _ key: String, _ operand: TypedExpression, _ call: TypedExpression.Call, _ type: Type, _ target: Register?
  ) throws -> Value? {
    switch key {
    case "Bool.!(_:)": return result(.not, target, try lower(operand).register)
    case "Int.-(_:)": return result(.negateInt, target, try lower(operand).register)
    case "Double.-(_:)": return result(.negateDouble, target, try lower(operand).register)
    case "sqrt(_:)": return result(.squareRoot, target, try lower(operand).register)
    case "Int.init(_:Double)": return result(.doubleToInt, target, try lower(operand).register)
    case "Double.init(_:Double)": return try lower(operand, into: target)
    case "Double.init(_:)", "Double.init(_:Source)":
      // Bits of every integer type but the unsigned 64-bit ones are those of the Int.
      guard Self.fitsInt(operand.type) else { return nil }
      return result(.intToDouble, target, try lower(operand).register)
    case "Int.init(_:)":
      guard Self.fitsInt(operand.type) else { return nil }
      return try lower(operand, into: target)
    default: return nil
    }
  }

  private static func fitsInt(_ type: Type) -> Bool {
    guard let nominal = type.nominal else { return false }
    switch nominal {
    case .int, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32: return true
    default: return false
    }
  }

  private static let binaries: [String: Opcode] = [
    "Int.+(_:_:)": .addInt, "Int.-(_:_:)": .subtractInt, "Int.*(_:_:)": .multiplyInt, "Int./(_:_:)": .divideInt,
    "Int.%(_:_:)": .remainderInt, "Int.&+(_:_:)": .addWrapping, "Int.&-(_:_:)": .subtractWrapping,
    "Int.&*(_:_:)": .multiplyWrapping, "Int.&(_:_:)": .bitAnd, "Int.|(_:_:)": .bitOr, "Int.^(_:_:)": .bitXor,
    "Double.+(_:_:)": .addDouble, "Double.-(_:_:)": .subtractDouble, "Double.*(_:_:)": .multiplyDouble,
    "Double./(_:_:)": .divideDouble, "Double.==(_:_:)": .equalDouble, "Double.!=(_:_:)": .notEqualDouble,
    "String.==(_:_:)": .equalString,
  ]

  private static let compounds: [String: Opcode] = [
    "Int.+=(_:_:)": .addInt, "Int.-=(_:_:)": .subtractInt, "Int.*=(_:_:)": .multiplyInt, "Int./=(_:_:)": .divideInt,
    "Int.%=(_:_:)": .remainderInt, "Int.&=(_:_:)": .bitAnd, "Int.|=(_:_:)": .bitOr, "Int.^=(_:_:)": .bitXor,
    "Double.+=(_:_:)": .addDouble, "Double.-=(_:_:)": .subtractDouble, "Double.*=(_:_:)": .multiplyDouble,
    "Double./=(_:_:)": .divideDouble,
  ]

  private func binary(
    _ key: String, _ left: TypedExpression, _ right: TypedExpression, _ target: Register?
  ) throws -> Value? {
    if let opcode = Self.binaries[key] {
      let a = stable(left, try lower(left), before: [right])
      return try arithmetic(opcode, a.register, right, target)
    }
    guard let comparison = Comparison(key: key) else { return nil }
    let a = stable(left, try lower(left), before: [right]).register
    let b = try lower(right).register
    let isDouble = comparison.isDouble
    switch comparison.relation {
    case .equal: return result(isDouble ? .equalDouble : .equalInt, target, a, b)
    case .notEqual: return result(isDouble ? .notEqualDouble : .notEqualInt, target, a, b)
    case .less: return result(isDouble ? .lessDouble : .lessInt, target, a, b)
    case .lessOrEqual: return result(isDouble ? .lessOrEqualDouble : .lessOrEqualInt, target, a, b)
    case .greater: return result(isDouble ? .lessDouble : .lessInt, target, b, a)
    case .greaterOrEqual: return result(isDouble ? .lessOrEqualDouble : .lessOrEqualInt, target, b, a)
    }
  }

  /// One operation, with a small constant on the right inside the instruction.
  private func arithmetic(_ opcode: Opcode, _ a: Register, _ right: TypedExpression, _ target: Register?) throws -> Value {
    if case .integer(let bits) = right.kind, let number = Int16(exactly: Int64(bitPattern: bits)) {
      switch opcode {
      case .addInt: return result(.addIntImmediate, target, a, Int(number))
      case .subtractInt where number != .min: return result(.addIntImmediate, target, a, -Int(number))
      case .multiplyInt: return result(.multiplyIntImmediate, target, a, Int(number))
      case .remainderInt where number > 0: return result(.remainderIntImmediate, target, a, Int(number))
      default: break
      }
    }
    return result(opcode, target, a, try lower(right).register)
  }

  private func compound(_ key: String, _ target: TypedExpression, _ right: TypedExpression) throws -> Value? {
    guard let opcode = Self.compounds[key] else { return nil }
    let place = try resolve(target)
    let nothing = Value(register: raw(), ownership: .raw)
    // The right side comes before the access to the left one.
    let value: TypedExpression
    if case .integer = right.kind { value = right } else {
      let evaluated = try lower(right)
      value = right
      try update(place, type: target.type) { old in
        let register = raw()
        emit(opcode, a: register, b: old, c: evaluated.register)
        return register
      }
      return nothing
    }
    try update(place, type: target.type) { old in try self.arithmetic(opcode, old, value, nil).register }
    return nothing
  }

  /// Replaces a raw value in place.
  private func update(_ place: Place, type: Type, _ change: (Register) throws -> Register) throws {
    switch place {
    case .register(let register):
      let new = try change(register)
      retarget(new, to: register)
    case .address(let address):
      let pointer = try address()
      let old = raw()
      emit(.loadAt, a: old, b: pointer)
      emit(.storeAt, a: pointer, b: try change(old))
    case .global, .computed, .observed, .discard:
      let old = try read(place, type)
      try write(place, Value(register: try change(old.register), ownership: .raw))
    }
  }

  // Properties and subscripts.

  func propertyIntrinsic(_ key: String, _ base: TypedExpression, _ target: Register?) throws -> Value? {
    switch key {
    case "Array.count": return result(.arrayCount, target, try peek(base))
    case "Array.isEmpty":
      let count = raw()
      emit(.arrayCount, a: count, b: try peek(base))
      let zero = loadConstant(.bits(0))
      return result(.equalInt, target, count, zero)
    case "Range.lowerBound", "ClosedRange.lowerBound", "Range.upperBound", "ClosedRange.upperBound":
      guard case .nominal(_, let arguments) = base.type, !lowerer.isReference(arguments[0]) else { return nil }
      return result(.rangeBound, target, try lower(base).register, key.hasSuffix("lowerBound") ? 0 : 1)
    default: return nil
    }
  }

  func subscriptIntrinsic(
    _ key: String, _ base: TypedExpression, _ arguments: [TypedExpression.Argument], _ type: Type, _ target: Register?
  ) throws -> Value? {
    guard case .value(let index)? = arguments.first else { return nil }
    switch key {
    case "Array.subscript(_:)":
      guard onlyReads(index) else { return nil }
      let array = try peek(base)
      let position = try lower(index).register
      if lowerer.isReference(type) {
        let register = owner()
        emit(.retainElement, a: register, b: array, c: position)
        return Value(register: register, ownership: .owned)
      }
      return result(.arrayElement, target, array, position)
    case "Dictionary.subscript(_:)":
      let dictionary = try lower(base)
      let stableBase = stable(base, dictionary, before: [index])
      let register = owner()
      emit(.dictionaryValue, a: register, b: stableBase.register, c: try lower(index).register)
      return Value(register: register, ownership: .owned)
    default: return nil
    }
  }

  /// The register of a constant that is an element of a constant array: the array, which outlives it, keeps it alive.
  func borrowedElement(_ variable: Variable, _ expression: TypedExpression) throws -> Register? {
    guard !variable.isMutable, !isCell(variable), lowerer.isReference(variable.type), variable.type == expression.type,
      case .subscriptElement(let base?, let property, let arguments, _) = expression.kind,
      case .computed(let getter, _) = property.implementation, getter.nativeKey == "Array.subscript(_:)",
      case .variable(let array) = base.kind, !array.isMutable, !array.isReassigned, case .register(let home)? = storage[array],
      case .value(let index)? = arguments.first, arguments.count == 1
    else { return nil }
    let register = allocateRaw()
    scopes[scopes.count - 1].raws.append(register)
    emit(.arrayElement, a: register, b: home, c: try lower(index).register)
    return register
  }

  /// A reference for an instruction right after: a global is not retained, since nothing can change it in between.
  private func peek(_ expression: TypedExpression) throws -> Register {
    if case .variable(let variable) = expression.kind, variable.getter == nil, variable.nativeKey == nil {
      if case .global(let number) = variable.storage {
        let register = raw()
        emit(.loadGlobal, x: 1, a: register, immediate: number)
        return register
      }
    }
    return try lower(expression).register
  }
}
