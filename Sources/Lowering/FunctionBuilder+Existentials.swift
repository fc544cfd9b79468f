internal import Bytecode
internal import Typing

// Members of values whose type is known only when the program runs.

extension FunctionBuilder {
  /// A call of a requirement on an existential, or on the type of one.
  func callRequirement(
    _ function: FunctionDeclaration, receiver: Argument?, _ arguments: [Argument], typeArguments: [Type], resultType: Type
  ) throws -> Value {
    guard let type = typeArguments.first, case .existential = type, let receiver = try receiver ?? dynamicSelf(type) else {
      throw fail("'\(function.displayName)' is a requirement; calling it on the protocol itself")
    }
    let kind: ForwardedReceiver
    if function.isStaticRequirement {
      kind = .type
    } else {
      kind = lowerer.isObjectExistential(typeArguments[0]) ? .object : .box
    }
    let number = lowerer.number(
      of: Requirement(function, of: function.property), through: constrainedProtocol(type, function.owner!),
      arguments: Array(typeArguments.dropFirst()), receiver: kind)
    try checkNumber(number)
    var all = arguments
    all.insert(kind == .object ? try plain(receiver) : receiver, at: 0)
    let window = self.window(max(all.count, 1 + inoutCount(all)))
    try fill(window, all)
    let opcode: Opcode =
      switch kind {
      case .box, .value: .callWitness
      case .object: .callObjectWitness
      case .type: .callTypeWitness
      }
    emit(opcode, x: resultFlag(resultType) | writeBackFlag(all), a: window, b: number)
    return try finishCall(window, all, resultType, canThrow: function.throwsErrors || function.rethrowsErrors)
  }

  /// Calls by number have 15 bits for it.
  func checkNumber(_ number: Int) throws {
    if number > Int16.max { throw fail("a session calls at most 32767 different members of protocols on values of unknown type") }
  }

  /// `P<X>` where an existential says that much of its values, else the protocol itself.
  private func constrainedProtocol(_ type: Type, _ owner: NominalType) -> NominalType {
    guard case .existential(let protocols) = type else { return owner }
    return protocols.first { $0.constraint != nil && lowerer.witnesses.refined($0).contains(owner) } ?? owner
  }

  /// `Self` in a member of a protocol that is called on an existential: the type of the value.
  private func dynamicSelf(_ type: Type) throws -> Argument? {
    guard let selfVariable, selfVariable.type == type else { return nil }
    let window = self.window(2)
    _ = loadDescriptor(type, into: window + 1)
    emit(.copy, a: window, b: load(selfVariable).register)
    emit(.callNative, x: resultFlag(.metatype(type)), a: window, immediate: lowerer.native("type(of:)"))
    return .value(takeResult(window, .metatype(type)))
  }

  /// A mutating member of a class-bound protocol changes the object, not the place that refers to it.
  private func plain(_ receiver: Argument) throws -> Argument {
    guard case .inout(let place, let type) = receiver else { return receiver }
    return .value(try read(place, type))
  }

  /// The value in an existential; out of an inout parameter it is moved, so that it may be the only reference.
  func openedExistential(_ operand: TypedExpression, _ type: Type) throws -> Value {
    let box = try lower(operand)
    if lowerer.isReference(type) {
      if isOwner(box.register), inoutRegisters.contains(box.register) {
        let value = owner()
        emit(.takeExistential, a: value, b: box.register)
        return Value(register: value, ownership: .owned)
      }
      let value = raw()
      emit(.openExistential, a: value, b: box.register)
      return Value(register: value, ownership: .borrowed)
    }
    let value = raw()
    emit(.openExistential, a: value, b: box.register)
    return Value(register: value, ownership: .raw)
  }
}

extension FunctionDeclaration {
  /// Whether a requirement is one of the type, not of its values.
  var isStaticRequirement: Bool { property?.isStatic ?? (kind == .staticMethod || kind == .initializer) }
}
