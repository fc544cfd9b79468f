internal import Bytecode
internal import Typing

// References that do not keep their object alive, values that are made on first use, and the order in which objects end.

extension FunctionBuilder {
  /// What a weak or unowned variable holds for a value.
  func weakened(_ value: Value, _ ownership: Variable.Ownership) -> Value {
    guard ownership != .strong else { return value }
    let register = owner()
    emit(.makeWeak, a: register, b: value.register)
    return Value(register: register, ownership: .owned)
  }

  /// The object of a weak reference, nil when it is gone; one that is unowned traps then.
  func strengthened(_ reference: Value, _ ownership: Variable.Ownership) -> Value {
    guard ownership != .strong else { return reference }
    let register = owner()
    emit(.loadWeak, x: ownership == .unowned ? Instruction.xReference : 0, a: register, b: reference.register)
    return Value(register: register, ownership: .owned)
  }

  /// A place that holds a weak reference, seen as a place of the object.
  func weakPlace(_ place: Place, _ ownership: Variable.Ownership, _ type: Type) -> Place {
    guard ownership != .strong else { return place }
    return .computed(
      get: { self.strengthened(try self.read(place, type), ownership) },
      set: { try self.write(place, self.weakened($0, ownership)) })
  }

  /// Gives a static property its value, the first time anything asks for it.
  func runOnce(_ initializer: FunctionDeclaration, _ variable: Variable) {
    guard case .global(let number) = variable.storage, functionNumber != lowerer.number(of: initializer) else { return }
    emit(.skipIfMarked, immediate: number)
    let window = self.window(1)
    emit(.call, a: window, immediate: lowerer.number(of: initializer))
    drop(window)
  }

  /// Lets go of what a call was given, when somebody could notice that it lives longer: the owning temporaries made since
  /// there were `count` of them.
  func endArguments(since count: Int, except result: Value) {
    guard temporaries.count > count else { return }
    for register in temporaries[count...].reversed() where register != result.register && visibleEnds.contains(register) {
      emit(.release, a: register)
    }
  }

  /// Ends blocks from the inside out: variables are let go and deferred statements run in the reverse of their order.
  func endScopes(downTo depth: Int, releasing: (Register) -> Bool) throws {
    let saved = scopes
    for index in stride(from: saved.count - 1, through: depth, by: -1) {
      var owners = saved[index].owners
      for item in saved[index].defers.reversed() {
        release(&owners, downTo: item.ownerCount, releasing)
        // A deferred block does not run itself again.
        scopes = Array(saved[..<index]) + [LexicalScope(owners: [], raws: [], defers: saved[index].defers.filter { $0.number < item.number })]
        try lower(item.body)
      }
      release(&owners, downTo: 0, releasing)
    }
    scopes = saved
  }

  private func release(_ owners: inout [Register], downTo count: Int, _ releasing: (Register) -> Bool) {
    while owners.count > count {
      let register = owners.removeLast()
      if releasing(register) { emit(.release, a: register) }
    }
  }

  /// What a function does before it returns: deferred statements; objects, too, where the order in which they end shows.
  /// Everything else is released by the return itself.
  func endScopesForReturn() throws {
    let visible = scopes.reduce(0) { $0 + $1.owners.count(where: visibleEnds.contains) }
    let isDeferred = scopes.contains { !$0.defers.isEmpty }
    let isOrdered = visible > 1 || (visible == 1 && isDeferred)
    guard isDeferred || isOrdered else { return }
    try endScopes(downTo: 0) { isOrdered && self.visibleEnds.contains($0) }
  }
}

extension Lowerer {
  /// Whether the end of a value can be noticed: an object with a `deinit` may go with it.
  func hasVisibleEnd(_ type: Type) -> Bool {
    if let known = visibleEndCache[type] { return known }
    visibleEndCache[type] = false
    let found: Bool
    switch type {
    case .function, .existential, .parameter, .dependent: found = true
    case .tuple(let elements): found = elements.contains { hasVisibleEnd($0.type) }
    case .metatype, .variable, .error: found = false
    case .nominal(let nominal, let arguments):
      switch nominal.origin {
      case .notebook:
        found = nominal.kind == .classType || nominal.kind == .protocolType
          || (nominal.layout?.storedProperties.contains { hasVisibleEnd($0.type) } ?? false)
          || nominal.cases.contains { $0.payload.contains { hasVisibleEnd($0.type) } }
          || arguments.contains(where: hasVisibleEnd)
      case .native: found = arguments.contains(where: hasVisibleEnd)
      }
    }
    visibleEndCache[type] = found
    return found
  }
}
