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

  // Loops.

  private func lowerWhile(_ conditions: [TypedCondition], _ body: [TypedStatement], _ label: LoopLabel) throws {
    if case .boolean(let condition)? = conditions.first, conditions.count == 1 {
      return try lowerWhile(condition, body, label)
    }
    let again = Label()
    let exit = Label()
    place(again)
    scopes.append(LexicalScope())
    for condition in conditions { try test(condition, orElse: exit) }
    loops.append((label, exit, again, scopes.count - 1))
    try lower(body)
    loops.removeLast()
    try leaveScope()
    if isReachable { jump(.loop, to: again) }
    place(exit)
  }

  /// The condition stands below the body, so that a round takes one jump.
  private func lowerWhile(_ condition: TypedExpression, _ body: [TypedStatement], _ label: LoopLabel) throws {
    try lowerRepeat(body, condition, label, startsAtCondition: true)
  }

  private func lowerRepeat(
    _ body: [TypedStatement], _ condition: TypedExpression, _ label: LoopLabel, startsAtCondition: Bool = false
  ) throws {
    let start = Label()
    let again = Label()
    let exit = Label()
    if startsAtCondition { jump(.jump, to: again) }
    place(start)
    loops.append((label, exit, again, scopes.count))
    try lower(body)
    loops.removeLast()
    place(again)
    try statement(condition.range) { try branch(condition, to: start, when: true) }
    place(exit)
  }

  func leaveLoop(
    _ label: LoopLabel, _ range: SourceRange,
    _ target: ((label: LoopLabel, exit: Label, again: Label?, scopeDepth: Int)) -> Label?
  ) throws {
    guard let loop = loops.last(where: { $0.label === label }), let target = target(loop) else {
      throw LoweringFailure("this jump has no loop around it", range)
    }
    try leave(downTo: loop.scopeDepth, to: target)
  }

  /// Jumps out of blocks, which end as they do when control reaches their end.
  private func leave(downTo depth: Int, to target: Label) throws {
    try statement(range) {
      try endScopes(downTo: depth) { _ in true }
      jump(.jump, to: target)
    }
  }

  private func lowerFor(_ loop: TypedFor, _ range: SourceRange) throws {
    switch loop.source {
    case .integerRange(let lower, let upper, let isClosed): try forRange(loop, lower, upper, isClosed)
    case .array(let array): try forArray(loop, array, range)
    case .native(let sequence, _) where try forStride(loop, sequence): break
    case .native(let sequence, let element) where sequence.type.nominal?.name == "Dataset":
      try forPass(loop, sequence, element: element, range, make: "Dataset.makeIterator()", next: "Dataset.Iterator.next()")
    case .native(let sequence, let element) where lowerer.descriptor(of: sequence.type).isLazySequence:
      try forPass(loop, sequence, element: element, range, make: "Sequence.pass", next: "Sequence.pass.next")
    case .native(let sequence, let element):
      try forElements(loop, element: element, range) { try self.elements(of: sequence, element: element) }
    case .iterator(let sequence, let make, let next, let iterator, let element):
      try forIterator(loop, sequence, make, next, iterator: iterator, element: element, range)
    }
  }

  private func forRange(_ loop: TypedFor, _ lower: TypedExpression, _ upper: TypedExpression, _ isClosed: Bool) throws {
    scopes.append(LexicalScope())
    let counter = allocateRaw()
    let end = allocateRaw()
    scopes[scopes.count - 1].raws += [counter, end]
    try statement(lower.range.union(upper.range)) {
      let from = try self.lower(lower, into: counter)
      if from.register != counter { emit(.copy, a: counter, b: from.register) }
      let to = try self.lower(upper, into: end)
      if to.register != end { emit(.copy, a: end, b: to.register) }
      emit(.checkRange, a: counter, b: end)
    }
    let start = Label()
    let again = Label()
    let exit = Label()
    if !isClosed { jump(.jumpIfLessOrEqual, a: end, b: counter, to: exit) }
    place(start)
    loops.append((loop.label, exit, again, scopes.count))
    scopes.append(LexicalScope())
    try bindCounter(loop.pattern, counter, orElse: again)
    if let filter = loop.filter { try statement(filter.range) { try branch(filter, to: again, when: false) } }
    try self.lower(loop.body)
    try leaveScope()
    loops.removeLast()
    place(again)
    jump(isClosed ? .loopIfLessThenIncrement : .loopIfLess, a: counter, b: end, to: start)
    place(exit)
    try leaveScope()
  }

  /// The loop variable is the counter itself when nothing can change or keep it.
  func bindCounter(_ pattern: TypedPattern, _ counter: Register, orElse next: Label) throws {
    switch pattern {
    case .wildcard: break
    case .variable(let variable) where !variable.isMutable && !isCell(variable):
      storage[variable] = .register(counter)
    default: try match(pattern, Value(register: counter, ownership: .raw), type: .int, orElse: next)
    }
  }

  private func forArray(_ loop: TypedFor, _ array: TypedExpression, _ range: SourceRange) throws {
    guard let element = array.type.arrayElement else { throw fail("not an array") }
    try forElements(loop, element: element, range) { try self.lower(array) }
  }

  private func forElements(
    _ loop: TypedFor, element: Type, _ range: SourceRange, _ makeArray: () throws -> Value
  ) throws {
    scopes.append(LexicalScope())
    let array = allocateOwner()
    let index = allocateRaw()
    scopes[scopes.count - 1].owners.append(array)
    scopes[scopes.count - 1].raws.append(index)
    try statement(range) {
      moveInto(array, try makeArray())
      emit(.loadInt, a: index, immediate: 0)
    }
    let again = Label()
    let exit = Label()
    let skip = Label()
    place(again)
    scopes.append(LexicalScope())
    // The loop's own reference to the array keeps the elements alive.
    let value = allocateRaw()
    scopes[scopes.count - 1].raws.append(value)
    emit(.nextElement, a: value, b: array, c: index)
    jump(.jump, to: exit)
    place(Label())
    try bindElement(loop.pattern, Value(register: value, ownership: lowerer.isReference(element) ? .borrowed : .raw), element, orElse: skip)
    try closeLoop(loop, again: again, skip: skip, exit: exit)
  }

  /// The body of a loop whose element is bound, and the way back.
  func closeLoop(_ loop: TypedFor, again: Label, skip: Label, exit: Label) throws {
    loops.append((loop.label, exit, skip, scopes.count))
    if let filter = loop.filter { try statement(filter.range) { try branch(filter, to: skip, when: false) } }
    try lower(loop.body)
    loops.removeLast()
    place(skip)
    try leaveScope()
    jump(.loop, to: again)
    place(exit)
    try leaveScope()
  }

  /// The loop variable is the element itself when nothing can change or keep it; an element that does not fit is passed over.
  func bindElement(_ pattern: TypedPattern, _ value: Value, _ type: Type, orElse next: Label) throws {
    if case .variable(let variable) = pattern, !isCell(variable), !variable.isMutable || value.ownership == .raw {
      storage[variable] = .register(value.register)
      return
    }
    try statement(range) { try match(pattern, value, type: type, orElse: next) }
  }
}
