internal import Bytecode
internal import SourceText
internal import Typing

extension FunctionBuilder {
  func lowerWhile(_ conditions: [TypedCondition], _ body: [TypedStatement], _ label: LoopLabel) throws {
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
  func lowerWhile(_ condition: TypedExpression, _ body: [TypedStatement], _ label: LoopLabel) throws {
    try lowerRepeat(body, condition, label, startsAtCondition: true)
  }

  func lowerRepeat(
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
  func leave(downTo depth: Int, to target: Label) throws {
    try statement(range) {
      try endScopes(downTo: depth) { _ in true }
      jump(.jump, to: target)
    }
  }

  func lowerFor(_ loop: TypedFor, _ range: SourceRange) throws {
    switch loop.source {
    case .integerRange(let lower, let upper, let isClosed): try forRange(loop, lower, upper, isClosed)
    case .array(let array): try forArray(loop, array, range)
    case .native(let sequence, _) where try forStride(loop, sequence): break
    case .native(let sequence, let element) where sequence.type.nominal?.name == "Dataset":
      try forPass(loop, sequence, element: element, range, make: "Dataset.makeIterator()", next: "DatasetIterator.next()")
    case .native(let sequence, let element) where lowerer.descriptor(of: sequence.type).isLazySequence:
      try forPass(loop, sequence, element: element, range, make: "Sequence.pass", next: "Sequence.pass.next")
    case .native(let sequence, let element):
      try forElements(loop, element: element, range) { try self.elements(of: sequence, element: element) }
    case .iterator(let sequence, let make, let next, let iterator, let element):
      try forIterator(loop, sequence, make, next, iterator: iterator, element: element, range)
    }
  }

  func forRange(_ loop: TypedFor, _ lower: TypedExpression, _ upper: TypedExpression, _ isClosed: Bool) throws {
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

  func forArray(_ loop: TypedFor, _ array: TypedExpression, _ range: SourceRange) throws {
    guard let element = array.type.arrayElement else { throw fail("not an array") }
    try forElements(loop, element: element, range) { try self.lower(array) }
  }

  func forElements(
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
