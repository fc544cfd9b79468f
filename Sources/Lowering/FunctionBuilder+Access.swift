internal import Bytecode
internal import Typing

// Reading, writing and taking what a place holds.

extension FunctionBuilder {
  func read(_ place: Place, _ type: Type) throws -> Value {
    let isReference = lowerer.isReference(type)
    switch place {
    case .register(let register): return Value(register: register, ownership: isReference ? .borrowed : .raw)
    case .global(let number):
      let register = isReference ? owner() : raw()
      emit(isReference ? .retainGlobal : .loadGlobal, x: isReference && lowerer.isOptional(type) ? 1 : 0, a: register, immediate: number)
      return Value(register: register, ownership: isReference ? .owned : .raw)
    case .address(let address): return loadAt(try address(), type)
    case .computed(let get, _): return try get()
    case .observed(let inner, _): return try read(inner, type)
    case .discard: throw fail("'_' has no value")
    }
  }

  func write(_ place: Place, _ value: Value) throws {
    switch place {
    case .register(let register):
      if value.ownership == .raw {
        if register != value.register { emit(.copy, a: register, b: value.register) }
      } else {
        moveInto(register, value)
      }
    case .global(let number):
      storeGlobal(number, value)
      if lowerer.globalsWithoutValue.contains(number) { emit(.markGlobal, immediate: number) }
    case .address(let address):
      if value.ownership == .raw {
        emit(.storeAt, a: try address(), b: value.register)
      } else {
        let owned = makeOwned(value)
        emit(.moveTo, a: try address(), b: owned)
      }
    case .computed(_, let set): try set(value)
    case .observed(let inner, let changed):
      try write(inner, value)
      try changed()
    case .discard: break
    }
  }

  /// Moves the value out for an inout argument; raw values are copied.
  func take(_ place: Place, _ type: Type) throws -> Register {
    let isReference = lowerer.isReference(type)
    switch place {
    case .register(let register): return register
    case .global(let number) where isReference:
      let register = owner()
      emit(.takeGlobal, a: register, immediate: number)
      return register
    case .address(let address) where isReference:
      let register = owner()
      emit(.takeAt, a: register, b: try address())
      return register
    case .observed(let inner, _): return try take(inner, type)
    case .global, .address, .computed, .discard:
      let value = try read(place, type)
      return isReference ? makeOwned(value) : value.register
    }
  }

  func assign(_ target: TypedExpression, _ expression: TypedExpression) throws {
    if case .discard = target.kind { return try lowerForEffect(expression) }
    if case .tuple(let parts) = target.kind { return try assignTuple(parts, expression) }
    let place = try resolve(target)
    if case .register(let register) = place, !isOwner(register) {
      let value = try lower(expression)
      if value.register != register { retarget(value.register, to: register) }
      return
    }
    try write(place, try lower(expression))
  }

  private func assignTuple(_ parts: [TypedExpression], _ expression: TypedExpression) throws {
    let places = try parts.map { try resolve($0) }
    if case .tuple(let values) = expression.kind, values.count == parts.count {
      let computed = try values.map { expression -> Value in
        let value = try lower(expression)
        if value.ownership == .raw {
          let copy = raw()
          emit(.copy, a: copy, b: value.register)
          return Value(register: copy, ownership: .raw)
        }
        return Value(register: makeOwned(value), ownership: .owned)
      }
      for (place, value) in zip(places, computed) { try write(place, value) }
      return
    }
    let tuple = try lower(expression)
    for (index, place) in places.enumerated() {
      try write(place, try element(index, of: tuple, elementType(expression.type, index)))
    }
  }
}
