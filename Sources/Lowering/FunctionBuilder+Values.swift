internal import Bytecode
internal import Typing

// Moving values between temporaries, variables and windows.

extension FunctionBuilder {
  /// The value in an owning temporary (or variable being moved from), retained if it was only borrowed.
  func makeOwned(_ value: Value) -> Register {
    if value.ownership == .owned { return value.register }
    let register = owner()
    emit(.retain, a: register, b: value.register)
    return register
  }

  /// Puts a reference into an owning register.
  func moveInto(_ register: Register, _ value: Value) {
    if value.register == register { return }
    emit(value.ownership == .owned ? .move : .retain, a: register, b: value.register)
  }

  /// The current value of a variable.
  func load(_ variable: Variable) -> Value {
    if let initializer = variable.lazyInitializer { runOnce(initializer, variable) }
    guard variable.ownership == .strong else { return strengthened(loadStored(variable), variable.ownership) }
    return loadStored(variable)
  }

  /// What stands in a variable: of a weak one the reference object.
  private func loadStored(_ variable: Variable) -> Value {
    let isReference = lowerer.isReference(variable.type)
    if case .global(let number) = variable.storage {
      if isReference {
        let register = owner()
        emit(.retainGlobal, x: lowerer.isOptional(variable.type) ? 1 : 0, a: register, immediate: number)
        return Value(register: register, ownership: .owned)
      }
      let register = raw()
      emit(.loadGlobal, a: register, immediate: number)
      return Value(register: register, ownership: .raw)
    }
    switch storage[variable] {
    case .register(let register): return Value(register: register, ownership: isReference ? .borrowed : .raw)
    case .cell(let cell):
      let address = raw()
      emit(.cellAddress, a: address, b: cell)
      return loadAt(address, variable.type)
    case nil: preconditionFailure("'\(variable.name)' has no storage in \(name)")
    }
  }

  /// A copy of what stands at an address.
  func loadAt(_ address: Register, _ type: Type) -> Value {
    if lowerer.isReference(type) {
      let register = owner()
      emit(.retainAt, x: lowerer.isOptional(type) ? 1 : 0, a: register, b: address)
      return Value(register: register, ownership: .owned)
    }
    let register = raw()
    emit(.loadAt, a: register, b: address)
    return Value(register: register, ownership: .raw)
  }

  /// What an optional wraps; the caller has checked that it is not nil.
  func unwrapped(_ value: Value, _ type: Type) -> Value {
    guard let payload = type.optionalPayload else { return value }
    let descriptor = lowerer.descriptor(of: payload)
    guard descriptor.isBoxedWhenOptional else { return value }
    if descriptor.isReference {
      let register = owner()
      emit(.retainUnboxed, a: register, b: value.register)
      return Value(register: register, ownership: .owned)
    }
    let register = raw()
    emit(.unbox, a: register, b: value.register)
    return Value(register: register, ownership: .raw)
  }

  /// `.some` of a value.
  func wrapped(_ value: Value, _ payload: Type) -> Value {
    let descriptor = lowerer.descriptor(of: payload)
    guard descriptor.isBoxedWhenOptional else { return value }
    let register = owner()
    if value.ownership == .raw {
      emit(.makeBox, a: register, b: value.register)
    } else {
      emit(.makeBox, x: Instruction.xReference, a: register, b: makeOwned(value))
    }
    return Value(register: register, ownership: .owned)
  }

  /// The owned result of a call, taken out of its window.
  func takeResult(_ window: Register, _ type: Type) -> Value {
    if lowerer.isReference(type) {
      let register = owner()
      if lowerer.hasVisibleEnd(type) { visibleEnds.insert(register) }
      emit(.take, a: register, b: window)
      drop(window)
      return Value(register: register, ownership: .owned)
    }
    keepFirst(of: window)
    return Value(register: window, ownership: .raw)
  }

  /// A value that later code cannot change under the reader: a variable that is assigned somewhere is copied, unless what
  /// is evaluated after it only reads.
  func stable(_ expression: TypedExpression, _ value: Value, before later: [TypedExpression]) -> Value {
    guard case .variable(let variable) = expression.kind, variable.isMutable, value.ownership != .owned,
      !later.allSatisfy(onlyReads)
    else { return value }
    if case .global = variable.storage { return value }
    if value.ownership == .raw {
      let copy = raw()
      emit(.copy, a: copy, b: value.register)
      return Value(register: copy, ownership: .raw)
    }
    return Value(register: makeOwned(value), ownership: .owned)
  }

  /// Whether evaluating an expression cannot assign a variable.
  func onlyReads(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .integer, .floatingPoint, .boolean, .string, .none, .variable, .closure, .metatype, .functionReference: return true
    case .wrap(let operand), .forceUnwrap(let operand), .tupleElement(let operand, _), .upcast(let operand):
      return onlyReads(operand)
    case .tuple(let parts), .array(let parts): return parts.allSatisfy(onlyReads)
    case .and(let left, let right), .or(let left, let right): return onlyReads(left) && onlyReads(right)
    case .call(let call):
      guard call.function.nativeKey != nil, !call.function.isMutating else { return false }
      return call.arguments.allSatisfy {
        if case .value(let argument) = $0 { return onlyReads(argument) }
        return false
      } && (call.receiver.map(onlyReads) ?? true)
    case .property(let base, let property, _):
      if case .computed(let getter, _) = property.implementation, getter.nativeKey == nil { return false }
      return base.map(onlyReads) ?? true
    case .subscriptElement(let base, let property, let arguments, _):
      if case .computed(let getter, _) = property.implementation, getter.nativeKey == nil { return false }
      return (base.map(onlyReads) ?? true)
        && arguments.allSatisfy {
          if case .value(let argument) = $0 { return onlyReads(argument) }
          return false
        }
    default: return false
    }
  }
}
