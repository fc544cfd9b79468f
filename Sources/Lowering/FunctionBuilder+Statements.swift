internal import Bytecode
internal import SourceText
internal import Typing

extension FunctionBuilder {
  /// Runs `body` as one statement: its temporaries are released and given back when it ends.
  func statement(_ newRange: SourceRange, _ body: () throws -> Void) rethrows {
    let outerRange = range
    let outerTemporaries = temporaries
    let outerTop = windowTop
    range = newRange
    temporaries = []
    try body()
    for register in temporaries.reversed() {
      if isOwner(register) && isReachable { emit(.release, a: register) }
      free(register)
    }
    temporaries = outerTemporaries
    windowTop = outerTop
    range = outerRange
  }

  func lower(_ statements: [TypedStatement]) throws {
    scopes.append(LexicalScope())
    for statement in statements {
      try lower(statement)
      try declareWaiting()
    }
    try leaveScope()
  }

  /// Nested functions whose variables have been declared by now.
  private func declareWaiting() throws {
    guard !waitingFunctions.isEmpty else { return }
    let waiting = waitingFunctions
    waitingFunctions = []
    for function in waiting { try declareNested(function) }
  }

  /// Ends the innermost block: deferred statements run, its variables are released.
  func leaveScope() throws {
    if isReachable { try endScopes(downTo: scopes.count - 1) { _ in true } }
    let scope = scopes.removeLast()
    scope.owners.reversed().forEach(free)
    scope.raws.forEach(free)
  }

  func lower(_ item: TypedStatement) throws {
    guard isReachable || needsLowering(item) else { return }
    let outer = range
    range = item.range
    defer { range = outer }
    switch item.kind {
    case .expression(let expression): try statement(item.range) { try lowerForEffect(expression) }
    case .variables(let pattern, let value): try statement(item.range) { try declare(pattern, value) }
    case .function(let function): try declareNested(function)
    case .type(let nominal): _ = lowerer.notebookType(nominal)
    case .block(let body): try lower(body)
    case .labelled(let label, let body):
      let end = Label()
      loops.append((label, end, nil, scopes.count))
      try lower(body)
      loops.removeLast()
      place(end)
    case .ifStatement(let conditions, let then, let otherwise):
      try lowerIf(conditions, item.range, then: { try self.lower(then) }, otherwise: otherwise.isEmpty ? nil : { try self.lower(otherwise) })
    case .guardStatement(let conditions, let otherwise): try lowerGuard(conditions, otherwise)
    case .whileLoop(let conditions, let body, let label): try lowerWhile(conditions, body, label)
    case .repeatLoop(let body, let condition, let label): try lowerRepeat(body, condition, label)
    case .forLoop(let loop): try lowerFor(loop, item.range)
    case .switchStatement(let choice): try lowerSwitch(choice, item.range)
    case .breakStatement(let label): try leaveLoop(label, item.range) { $0.exit }
    case .continueStatement(let label): try leaveLoop(label, item.range) { $0.again }
    case .fallthroughStatement:
      guard let next = fallthroughTarget else { preconditionFailure("a fallthrough in the last case") }
      try leave(downTo: next.scopeDepth, to: next.body)
    case .returnStatement(let value): try statement(item.range) { try lowerReturn(value) }
    case .throwStatement(let error): try statement(item.range) { try lowerThrow(error) }
    case .doStatement(let body, let catches): try lowerDo(body, catches)
    case .deferStatement(let body): addDeferred(body)
    }
  }

  /// Declarations count even where control does not come by.
  private func needsLowering(_ item: TypedStatement) -> Bool {
    switch item.kind {
    case .function, .type: true
    default: false
    }
  }

  private func lowerReturn(_ value: TypedExpression?) throws {
    guard let value, !value.type.isVoid else {
      if let value { try lowerForEffect(value) }
      return try returnVoid()
    }
    if initializer != nil, case .none = value.kind {
      let nothing = owner()
      emit(.release, a: nothing)
      return emit(.returnCleaning, x: Instruction.xReference, a: nothing, immediate: functionNumber)
    }
    try returnValue(of: value)
  }

  // Variables.

  func declare(_ pattern: TypedPattern, _ value: TypedExpression?) throws {
    guard let value else { return declareUninitialised(pattern) }
    if case .variable(let variable) = pattern { return try declare(variable, value) }
    if case .wildcard = pattern { return try lowerForEffect(value) }
    try bind(pattern, to: try lower(value), type: value.type)
  }

  func declareUninitialised(_ pattern: TypedPattern) {
    switch pattern {
    case .variable(let variable):
      if case .global(let number) = variable.storage {
        // The checker has proved that it is assigned before it is read.
        lowerer.globalsWithoutValue.insert(number)
        return
      }
      if isCell(variable) {
        let cell = allocateOwner()
        scopes[scopes.count - 1].owners.append(cell)
        if lowerer.isReference(variable.type) {
          let empty = owner()
          emit(.release, a: empty)
          emit(.makeCell, x: Instruction.xReference, a: cell, b: empty)
        } else {
          let zero = raw()
          emit(.loadInt, a: zero, immediate: 0)
          emit(.makeCell, a: cell, b: zero)
        }
        storage[variable] = .cell(cell)
      } else {
        allocate(variable)
      }
    case .tuple(let parts): parts.forEach(declareUninitialised)
    case .enumCase(_, let parts): parts.forEach(declareUninitialised)
    case .some(let inner), .type(_, let inner), .payload(_, let inner): declareUninitialised(inner)
    case .wildcard, .expression: break
    }
  }

  /// A register for a local variable, given back at the end of its block.
  @discardableResult
  func allocate(_ variable: Variable) -> Register {
    let register: Register
    if lowerer.isReference(variable.type) {
      register = allocateOwner()
      scopes[scopes.count - 1].owners.append(register)
      if lowerer.hasVisibleEnd(variable.type) { visibleEnds.insert(register) }
    } else {
      register = allocateRaw()
      scopes[scopes.count - 1].raws.append(register)
    }
    storage[variable] = .register(register)
    return register
  }

  private func declare(_ variable: Variable, _ expression: TypedExpression) throws {
    if case .global = variable.storage { return try declare(variable, try lower(expression)) }
    if let element = try borrowedElement(variable, expression) {
      storage[variable] = .register(element)
      return
    }
    if isCell(variable) || lowerer.isReference(variable.type) { return try declare(variable, try lower(expression)) }
    // Not visible in its own initial value: the register is new either way.
    let register = allocateRaw()
    scopes[scopes.count - 1].raws.append(register)
    let value = try lower(expression, into: register)
    if value.register != register { emit(.copy, a: register, b: value.register) }
    storage[variable] = .register(register)
  }

  /// Gives a new variable its first value.
  func declare(_ variable: Variable, _ value: Value) throws {
    let value = weakened(value, variable.ownership)
    if case .global(let number) = variable.storage {
      storeGlobal(number, value)
      return emit(.markGlobal, immediate: number)
    }
    if isCell(variable) { return try makeCell(for: variable, holding: value) }
    let register = allocate(variable)
    if value.ownership == .raw {
      emit(.copy, a: register, b: value.register)
    } else {
      moveInto(register, value)
    }
  }

  func storeGlobal(_ number: Int, _ value: Value) {
    if value.ownership == .raw {
      emit(.storeGlobal, a: value.register, immediate: number)
    } else {
      emit(.moveToGlobal, a: makeOwned(value), immediate: number)
    }
  }

  private func declareNested(_ function: FunctionDeclaration) throws {
    guard let body = function.body, !body.captures.isEmpty else { return }
    if body.captures.contains(where: { storage[$0] == nil }) { return waitingFunctions.append(function) }
    let register = allocateOwner()
    scopes[scopes.count - 1].owners.append(register)
    try statement(function.range) {
      let closure = try makeClosure(number: lowerer.number(of: function), captures: body.captures)
      emit(.move, a: register, b: closure)
    }
    nestedFunctions[function] = register
  }

  // Branches.

  func lowerIf(
    _ conditions: [TypedCondition], _ range: SourceRange, then: () throws -> Void, otherwise: (() throws -> Void)?
  ) throws {
    let no = Label()
    let end = Label()
    scopes.append(LexicalScope())
    for condition in conditions { try test(condition, orElse: no) }
    try then()
    try leaveScope()
    if let otherwise {
      if isReachable { jump(.jump, to: end) }
      place(no)
      try otherwise()
    } else {
      place(no)
    }
    place(end)
  }

  private func lowerGuard(_ conditions: [TypedCondition], _ otherwise: [TypedStatement]) throws {
    let no = Label()
    let end = Label()
    for condition in conditions { try test(condition, orElse: no) }
    jump(.jump, to: end)
    place(no)
    try lower(otherwise)
    place(end)
  }

  /// Goes on when the condition holds (its variables bound), else jumps.
  func test(_ condition: TypedCondition, orElse no: Label) throws {
    switch condition {
    case .boolean(let expression): try statement(expression.range) { try branch(expression, to: no, when: false) }
    case .binding(let variable, let expression):
      try statement(expression.range) {
        let value = try lower(expression)
        jump(.jumpIfNot, a: value.register, to: no)
        try declare(variable, unwrapped(value, expression.type))
      }
    case .pattern(let pattern, let subject, let expression):
      try statement(expression.range) { try declare(subject, try lower(expression)) }
      try match(pattern, load(subject), type: subject.type, orElse: no)
    }
  }
}
