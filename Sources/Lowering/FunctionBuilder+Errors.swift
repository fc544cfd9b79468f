internal import Bytecode
internal import Typing

extension FunctionBuilder {
  /// After a call that can throw: goes on when it did not.
  func handleThrow(_ window: Register) throws {
    let past = Label()
    jump(.jumpUnlessThrown, to: past)
    let error = owner()
    emit(.take, a: error, b: window)
    try raise(error)
    place(past)
  }

  /// Hands an owned error to the handler around, or to the caller.
  private func raise(_ error: Register) throws {
    if let handler = handlers.last {
      try endScopes(downTo: handler.scopeDepth) { _ in true }
      emit(.move, a: handler.error, b: error)
      jump(.jump, to: handler.label)
    } else {
      try endScopesForReturn()
      handBackShared()
      emit(.throwError, a: error, immediate: functionNumber)
    }
  }

  func lowerThrow(_ expression: TypedExpression) throws {
    let error = try existential(expression)
    try raise(makeOwned(error))
  }

  /// Whether an expression is `self.init(…)` or `super.init(…)`.
  private func isDelegation(_ operand: TypedExpression) -> Bool {
    switch operand.kind {
    case .wrap(let inner): return isDelegation(inner)
    case .call(let call): return call.isDelegation
    default: return false
    }
  }

  /// `try? self.init(…)`: an error ends this initializer without a value.
  private func delegateOrLeave(_ operand: TypedExpression) throws -> Value {
    let error = owner()
    let handler = Label()
    let fine = Label()
    handlers.append((error, handler, scopes.count))
    _ = try lower(operand)
    handlers.removeLast()
    jump(.jump, to: fine)
    place(handler)
    emit(.release, a: error)
    try endScopesForReturn()
    let nothing = owner()
    emit(.release, a: nothing)
    emit(.returnCleaning, x: Instruction.xReference, a: nothing, immediate: functionNumber)
    place(fine)
    emit(.release, a: nothing)
    return Value(register: nothing, ownership: .owned)
  }

  func lowerTry(_ operand: TypedExpression, _ kind: TypedExpression.TryKind, _ type: Type) throws -> Value {
    if kind == .plain { return try lower(operand) }
    if kind == .optional, isDelegation(operand) { return try delegateOrLeave(operand) }
    let error = owner()
    let handler = Label()
    let end = Label()
    let isReference = lowerer.isReference(type)
    let result = isReference ? owner() : raw()
    handlers.append((error, handler, scopes.count))
    let value = try lower(operand)
    handlers.removeLast()
    if kind == .optional, operand.type != type {
      put(wrapped(value, operand.type), into: result, isReference)
    } else {
      put(value, into: result, isReference)
    }
    jump(.jump, to: end)
    place(handler)
    if kind == .optional {
      emit(.release, a: error)
      emit(.release, a: result)
    } else {
      let window = self.window(1)
      emit(.copy, a: window, b: error)
      emit(.callNative, a: window, immediate: lowerer.native("try!"))
      drop(window)
      emit(.fail, immediate: lowerer.constant(.string("Fatal error: 'try!' expression unexpectedly raised an error")))
    }
    place(end)
    return Value(register: result, ownership: isReference ? .owned : .raw)
  }

  func lowerDo(_ body: [TypedStatement], _ catches: [TypedCatch]) throws {
    guard !catches.isEmpty else { return try lower(body) }
    let error = allocateOwner()
    let handler = Label()
    let end = Label()
    handlers.append((error, handler, scopes.count))
    try lower(body)
    handlers.removeLast()
    if isReachable { jump(.jump, to: end) }
    place(handler)
    var catchesAll = false
    for clause in catches {
      let next = Label()
      scopes.append(LexicalScope())
      try statement(range) { try declare(clause.subject, Value(register: error, ownership: .borrowed)) }
      if clause.items.isEmpty { catchesAll = true }
      let matched = Label()
      share(clause.items) { $0.pattern }
      for (index, item) in clause.items.enumerated() {
        let otherwise = index == clause.items.count - 1 ? next : Label()
        try match(item.pattern, load(clause.subject), type: clause.subject.type, orElse: otherwise)
        if let filter = item.filter { try statement(filter.range) { try branch(filter, to: otherwise, when: false) } }
        if index < clause.items.count - 1 {
          jump(.jump, to: matched)
          place(otherwise)
        }
      }
      place(matched)
      try lower(clause.body)
      try leaveScope()
      if isReachable { jump(.jump, to: end) }
      place(next)
    }
    if !catchesAll { try raise(error) }
    place(end)
    if isReachable { emit(.release, a: error) }
    free(error)
  }
}
