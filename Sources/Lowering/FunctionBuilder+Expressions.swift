internal import Bytecode
internal import SourceText
internal import Typing

extension FunctionBuilder {
  /// Evaluates an expression. A raw result is left in `target` where that costs nothing.
  func lower(_ expression: TypedExpression, into target: Register? = nil) throws -> Value {
    let outer = range
    range = expression.range
    defer { range = outer }
    return try evaluate(expression, target)
  }

  private func constant(_ constant: Constant, _ target: Register?) -> Value {
    Value(register: loadConstant(constant, into: target), ownership: .raw)
  }

  private func borrowedConstant(_ constant: Constant) -> Value {
    Value(register: loadConstant(constant), ownership: .borrowed)
  }

  private func evaluate(_ expression: TypedExpression, _ target: Register?) throws -> Value {
    switch expression.kind {
    case .integer(let bits): return constant(.bits(bits), target)
    case .floatingPoint(let number):
      let isFloat = expression.type == .float
      return constant(.bits(isFloat ? UInt64(Float(number).bitPattern) : number.bitPattern), target)
    case .boolean(let truth): return constant(.bits(truth ? 1 : 0), target)
    case .string(let text): return try string(text, expression.type)
    case .none:
      return Value(register: loadConstant(.bits(0)), ownership: .borrowed)
    case .interpolation(let segments): return try interpolation(segments)
    case .array(let elements): return try arrayLiteral(elements, expression.type)
    case .dictionary(let pairs): return try dictionaryLiteral(pairs, expression.type)
    case .tuple(let elements): return try tuple(elements, expression.type)
    case .variable(let variable): return try variableValue(variable)
    case .functionReference(let function, let receiver, let typeArguments):
      return try functionValue(function, receiver, typeArguments, expression.type)
    case .closure(let function): return try closure(function)
    case .metatype: return Value(register: loadDescriptor(metatypeInstance(expression.type)), ownership: .borrowed)
    case .call(let call): return try lowerCall(call, expression.type, target)
    case .callValue(let callee, let arguments): return try callValue(callee, arguments, expression.type)
    case .enumCase(let item, let payload): return try enumCase(item, payload, expression.type)
    case .property(let base, let property, let access): return try propertyValue(base, property, access, expression, target)
    case .subscriptElement(let base, let property, let arguments, let access):
      return try subscriptValue(base, property, arguments, access, expression, target)
    case .tupleElement(let base, let index): return try element(index, of: try lower(base), expression.type)
    case .assign(let place, let value):
      try assign(place, value)
      return constant(.bits(0), target)
    case .discard: throw fail("'_' has no value")
    case .and, .or: return try truth(expression, target)
    case .conditional(let condition, let then, let otherwise):
      return try conditional(expression.type, test: { try self.branch(condition, to: $0, when: false) }, { try self.lower(then) }, { try self.lower(otherwise) })
    case .coalesce(let left, let right): return try coalesce(left, right, expression.type)
    case .statement(let statement): return try statementValue(statement, expression.type)
    case .tryExpression(let operand, let kind): return try lowerTry(operand, kind, expression.type)
    case .forceUnwrap(let operand) where operand.type.isVoid:
      forcesInitializer = true
      defer { forcesInitializer = false }
      return try lower(operand)
    case .forceUnwrap(let operand):
      let value = try lower(operand)
      // Unwrapped without a `!` of its own: declared `T!`.
      emit(.checkNotNil, x: operand.range == expression.range ? 1 : 0, a: value.register)
      return unwrapped(value, operand.type)
    case .wrap(let operand): return wrapped(try lower(operand), operand.type)
    case .optionalChain(let operand): return try optionalChain(operand, expression.type)
    case .chainLink(let operand):
      let value = try lower(operand)
      guard let exit = chainExits.last else { throw fail("a '?' outside an optional chain") }
      jump(.jumpIfNot, a: value.register, to: exit)
      return unwrapped(value, operand.type)
    case .upcast(let operand), .functionConversion(let operand): return try lower(operand, into: target)
    case .toExistential(let operand):
      if lowerer.isObjectExistential(expression.type) { return try lower(operand, into: target) }
      return try existential(operand)
    case .mapConversion(let operand, let element, let convert):
      return try mapConversion(operand, element, convert, expression.type)
    case .dictionaryConversion(let operand, let key, let convertKey, let value, let convertValue):
      return try mapDictionary(operand, (key, convertKey), (value, convertValue), expression.type)
    case .isType(let operand, let type):
      return isType(try existential(operand), type)
    case .conditionalCast(let operand, let type): return cast(try existential(operand), type)
    case .forcedCast(let operand, let type):
      let source = try existential(operand)
      let value = cast(source, type)
      // Nil is a value of an optional type: that the cast succeeds is then a question of its own.
      let isFine = type.optionalPayload == nil ? value.register : isType(source, type).register
      let fine = Label()
      jump(.jumpIf, a: isFine, to: fine)
      emit(.failCast, a: source.register, b: loadDescriptor(type))
      place(fine)
      return unwrapped(value, .optional(type))
    case .openExistential(let operand): return try openedExistential(operand, expression.type)
    }
  }

  private func metatypeInstance(_ type: Type) -> Type {
    if case .metatype(let instance) = type { return instance }
    return type
  }

  /// Evaluates an expression whose value nobody wants.
  func lowerForEffect(_ expression: TypedExpression) throws {
    if case .optionalChain(let operand) = expression.kind {
      let exit = Label()
      chainExits.append(exit)
      try lowerForEffect(operand)
      chainExits.removeLast()
      place(exit)
      return
    }
    _ = try lower(expression)
  }

  // Literals.

  private func string(_ text: String, _ type: Type) throws -> Value {
    if type == .character { return borrowedConstant(.character(Character(text))) }
    if type.nominal === NominalType.substring { return borrowedConstant(.substring(text)) }
    return borrowedConstant(.string(text))
  }

  private func interpolation(_ segments: [TypedExpression.InterpolationSegment]) throws -> Value {
    // The register is this text's own and keeps it past the statement: the next round of a loop makes its text of the same object.
    let result = allocateOwner()
    emit(.makeString, a: result)
    for segment in segments {
      switch segment {
      case .literal(let text):
        if !text.isEmpty { emit(.appendString, a: result, b: loadConstant(.string(text))) }
      case .value(let expression, let format):
        if let format {
          let text = try formatted(expression, format)
          emit(.appendString, a: result, b: text.register)
          continue
        }
        let value = try lower(expression)
        switch expression.type {
        case .int: emit(.appendInt, a: result, b: value.register)
        case .string: emit(.appendString, a: result, b: value.register)
        default: emit(.appendDescription, a: result, b: value.register, c: loadDescriptor(expression.type))
        }
      }
    }
    return Value(register: result, ownership: .owned)
  }

  /// The text of a value in a format.
  private func formatted(_ expression: TypedExpression, _ format: TypedExpression) throws -> Value {
    let value = stable(expression, try lower(expression), before: [format])
    let text = try lower(format)
    let window = self.window(3)
    emit(.copy, a: window, b: value.register)
    emit(.copy, a: window + 1, b: text.register)
    _ = loadDescriptor(expression.type, into: window + 2)
    emit(.callNative, x: Instruction.xReference, a: window, immediate: lowerer.native("DefaultStringInterpolation.appendInterpolation(_:_:)"))
    return takeResult(window, .string)
  }

  private func arrayLiteral(_ elements: [TypedExpression], _ type: Type) throws -> Value {
    let result = owner()
    guard let element = type.arrayElement else { return try setLiteral(elements, type, result) }
    let isReference = lowerer.isReference(element)
    emit(.makeArray, x: isReference ? Instruction.xReference : 0, a: result, immediate: elements.count)
    for expression in elements {
      try part(expression, of: elements.count) {
        let value = try lower(expression)
        if isReference {
          emit(.appendNew, x: Instruction.xReference, a: result, b: makeOwned(value))
        } else {
          emit(.appendNew, a: result, b: value.register)
        }
      }
    }
    return Value(register: result, ownership: .owned)
  }

  /// Elements of long literals give their registers back one by one: a function has only so many.
  private func part(_ expression: TypedExpression, of count: Int, _ body: () throws -> Void) rethrows {
    if count > 64 { try statement(expression.range, body) } else { try body() }
  }

  private func setLiteral(_ elements: [TypedExpression], _ type: Type, _ result: Register) throws -> Value {
    guard case .nominal(.set, let arguments) = type else {
      throw fail("an array literal cannot be of type '\(type)'")
    }
    emit(.makeSet, a: result, b: loadDescriptor(arguments[0]))
    for expression in elements {
      try part(expression, of: elements.count) { emit(.insertInSet, a: result, b: try lower(expression).register) }
    }
    return Value(register: result, ownership: .owned)
  }

  private func dictionaryLiteral(
    _ pairs: [(key: TypedExpression, value: TypedExpression)], _ type: Type
  ) throws -> Value {
    guard case .nominal(.dictionary, let arguments) = type else {
      throw fail("a dictionary literal cannot be of type '\(type)'")
    }
    let result = owner()
    emit(.makeDictionary, a: result, b: loadDescriptor(arguments[0]), c: loadDescriptor(arguments[1]))
    let isReference = lowerer.isReference(arguments[1])
    for pair in pairs {
      try part(pair.key, of: pairs.count) {
        let key = try lower(pair.key)
        let value = try lower(pair.value)
        if isReference {
          emit(.insertNew, x: Instruction.xReference, a: result, b: key.register, c: makeOwned(value))
        } else {
          emit(.insertNew, a: result, b: key.register, c: value.register)
        }
      }
    }
    return Value(register: result, ownership: .owned)
  }

  private func tuple(_ elements: [TypedExpression], _ type: Type) throws -> Value {
    if elements.isEmpty { return constant(.bits(0), nil) }
    return try makeTuple(elements.map(\.type), try elements.map { try lower($0) })
  }

  func makeTuple(_ types: [Type], _ values: [Value]) throws -> Value {
    guard values.count <= 64 else { throw fail("a tuple has at most 64 elements") }
    let result = owner()
    let mask = loadConstant(.bits(types.map { lowerer.descriptor(of: $0) }.referenceMask))
    emit(.makeTuple, a: result, b: values.count, c: mask)
    for (index, value) in values.enumerated() {
      if value.ownership == .raw {
        emit(.setTupleElement, a: result, b: index, c: value.register)
      } else {
        emit(.setTupleElement, x: Instruction.xReference, a: result, b: index, c: makeOwned(value))
      }
    }
    return Value(register: result, ownership: .owned)
  }

  func element(_ index: Int, of tuple: Value, _ type: Type) throws -> Value {
    if lowerer.isReference(type) {
      let register = owner()
      emit(.retainTupleElement, a: register, b: tuple.register, c: index)
      return Value(register: register, ownership: .owned)
    }
    let register = raw()
    emit(.tupleElement, a: register, b: tuple.register, c: index)
    return Value(register: register, ownership: .raw)
  }

  private func enumCase(_ item: EnumCase, _ payload: [TypedExpression], _ type: Type) throws -> Value {
    if type.optionalPayload != nil {
      if payload.isEmpty { return Value(register: loadConstant(.bits(0)), ownership: .borrowed) }
      return wrapped(try lower(payload[0]), payload[0].type)
    }
    let tag = Value(register: loadConstant(.bits(UInt64(item.index))), ownership: .raw)
    return try makeTuple([.int] + payload.map(\.type), [tag] + (try payload.map { try lower($0) }))
  }

  private func variableValue(_ variable: Variable) throws -> Value {
    if let getter = variable.getter { return try call(getter, receiver: nil, [], typeArguments: [], resultType: variable.type) }
    if let key = variable.nativeKey {
      let window = self.window(1)
      emit(.callNative, x: resultFlag(variable.type), a: window, immediate: lowerer.native(key))
      return takeResult(window, variable.type)
    }
    return load(variable)
  }

  // Choices.

  private func truth(_ expression: TypedExpression, _ target: Register?) throws -> Value {
    let result = raw()
    let no = Label()
    let end = Label()
    try branch(expression, to: no, when: false)
    emit(.loadInt, a: result, immediate: 1)
    jump(.jump, to: end)
    place(no)
    emit(.loadInt, a: result, immediate: 0)
    place(end)
    return Value(register: result, ownership: .raw)
  }

  /// A value made on one of two ways.
  func conditional(
    _ type: Type, test: (Label) throws -> Void, _ then: () throws -> Value, _ otherwise: () throws -> Value
  ) throws -> Value {
    let isReference = lowerer.isReference(type)
    let result = isReference ? owner() : raw()
    let no = Label()
    let end = Label()
    try test(no)
    put(try then(), into: result, isReference)
    jump(.jump, to: end)
    place(no)
    put(try otherwise(), into: result, isReference)
    place(end)
    return Value(register: result, ownership: isReference ? .owned : .raw)
  }

  func put(_ value: Value, into register: Register, _ isReference: Bool) {
    guard isReachable else { return }
    if isReference { moveInto(register, value) } else { emit(.copy, a: register, b: value.register) }
  }

  private func coalesce(_ left: TypedExpression, _ right: TypedExpression, _ type: Type) throws -> Value {
    var value: Value!
    return try conditional(
      type,
      test: {
        value = try self.lower(left)
        self.jump(.jumpIfNot, a: value.register, to: $0)
      }, { left.type == type ? value : self.unwrapped(value, left.type) }, { try self.lower(right) })
  }

  private func optionalChain(_ operand: TypedExpression, _ type: Type) throws -> Value {
    let exit = Label()
    let end = Label()
    let result = owner()
    chainExits.append(exit)
    let value = try lower(operand)
    chainExits.removeLast()
    moveInto(result, operand.type == type ? value : wrapped(value, operand.type))
    jump(.jump, to: end)
    place(exit)
    emit(.release, a: result)
    place(end)
    return Value(register: result, ownership: .owned)
  }

  /// `if` or `switch` as a value: the last expression statement of every branch puts it into the result.
  private func statementValue(_ item: TypedStatement, _ type: Type) throws -> Value {
    let isReference = lowerer.isReference(type)
    let result = isReference ? allocateOwner() : allocateRaw()
    let outer = valueTarget
    valueTarget = (result, isReference)
    try lowerAsValue(item)
    valueTarget = outer
    temporaries.append(result)
    return Value(register: result, ownership: isReference ? .owned : .raw)
  }

  // Conversions.

  /// A value as an existential; one that is an existential already stays as it is.
  func existential(_ operand: TypedExpression) throws -> Value {
    existential(try lower(operand), operand.type)
  }

  func existential(_ value: Value, _ type: Type) -> Value {
    if case .existential = type, !lowerer.isObjectExistential(type) { return value }
    let register = owner()
    let descriptor = loadDescriptor(type)
    if value.ownership == .raw {
      emit(.makeExistential, a: register, b: value.register, c: descriptor)
    } else {
      emit(.makeExistential, x: Instruction.xReference, a: register, b: makeOwned(value), c: descriptor)
    }
    return Value(register: register, ownership: .owned)
  }

  private func isType(_ value: Value, _ type: Type) -> Value {
    let register = raw()
    emit(.isType, a: register, b: value.register, c: loadDescriptor(type))
    return Value(register: register, ownership: .raw)
  }

  private func cast(_ value: Value, _ type: Type) -> Value {
    let register = owner()
    emit(.cast, a: register, b: value.register, c: loadDescriptor(type))
    return Value(register: register, ownership: .owned)
  }
}
