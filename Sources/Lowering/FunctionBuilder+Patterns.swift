internal import Bytecode
internal import SourceText
internal import Typing

extension FunctionBuilder {
  /// Takes a value apart by a pattern that always fits.
  func bind(_ pattern: TypedPattern, to value: Value, type: Type) throws {
    switch pattern {
    case .wildcard: break
    case .variable(let variable): try declare(variable, value)
    case .tuple(let parts):
      for (index, part) in parts.enumerated() {
        if case .wildcard = part { continue }
        let partType = elementType(type, index)
        try bind(part, to: try element(index, of: value, partType), type: partType)
      }
    case .enumCase, .some, .expression, .type, .payload:
      throw fail("a declaration cannot take apart what may not fit: write 'guard case'")
    }
  }

  /// What every pattern of a case binds is declared before them, for whichever fits to set.
  func share<Item>(_ items: [Item], _ pattern: (Item) -> TypedPattern) {
    guard items.count > 1, let first = items.first else { return }
    declareUninitialised(pattern(first))
    pattern(first).forEachVariable { sharedVariables.insert($0) }
  }

  private func take(_ variable: Variable, _ value: Value) throws {
    if sharedVariables.contains(variable) { try write(resolve(variable), value) } else { try declare(variable, value) }
  }

  /// Tries a pattern: goes on with its variables bound, or jumps.
  func match(_ pattern: TypedPattern, _ value: Value, type: Type, orElse no: Label) throws {
    switch pattern {
    case .wildcard: break
    case .variable(let variable): try statement(range) { try take(variable, value) }
    case .tuple(let parts):
      for (index, part) in parts.enumerated() {
        if case .wildcard = part { continue }
        let partType = elementType(type, index)
        try match(part, try element(index, of: value, partType), type: partType, orElse: no)
      }
    case .some(let inner):
      jump(.jumpIfNot, a: value.register, to: no)
      if let payload = type.optionalPayload { try match(inner, unwrapped(value, type), type: payload, orElse: no) }
    case .enumCase(let item, let payload): try matchCase(item, payload, value, type, orElse: no)
    case .payload(let item, let inner):
      try matchCase(item, [], value, type, orElse: no)
      let types = item.payload.map(\.type)
      let parts = try types.enumerated().map { try element($0.offset + 1, of: value, $0.element) }
      try match(inner, try makeTuple(types, parts), type: .tuple(item.payload), orElse: no)
    case .expression(let subject, let condition):
      try statement(condition.range) {
        try declare(subject, value)
        try branch(condition, to: no, when: false)
      }
    case .type(let wanted, let inner):
      let converted = owner()
      let subject = existential(value, type)
      emit(.cast, a: converted, b: subject.register, c: loadDescriptor(wanted))
      jump(.jumpIfNot, a: converted, to: no)
      try match(inner, unwrapped(Value(register: converted, ownership: .owned), .optional(wanted)), type: wanted, orElse: no)
    }
  }

  private func matchCase(
    _ item: EnumCase, _ payload: [TypedPattern], _ value: Value, _ type: Type, orElse no: Label
  ) throws {
    if let wrapped = type.optionalPayload {
      jump(item.index == 0 ? .jumpIf : .jumpIfNot, a: value.register, to: no)
      if let inner = payload.first { try match(inner, unwrapped(value, type), type: wrapped, orElse: no) }
      return
    }
    let tag = raw()
    emit(.tupleElement, a: tag, b: value.register, c: 0)
    jump(.jumpIfNotEqualImmediate, a: tag, b: item.index, to: no)
    for (index, inner) in payload.enumerated() {
      if case .wildcard = inner { continue }
      let innerType = item.payload[index].type
      try match(inner, try element(index + 1, of: value, innerType), type: innerType, orElse: no)
    }
  }

  func lowerSwitch(_ choice: TypedSwitch, _ range: SourceRange) throws {
    try lowerSwitch(choice, range) { try self.lower($0) }
  }

  func lowerSwitch(_ choice: TypedSwitch, _ range: SourceRange, body: ([TypedStatement]) throws -> Void) throws {
    scopes.append(LexicalScope())
    try statement(range) { try declare(choice.subject, try lower(choice.value)) }
    let end = Label()
    let bodies = choice.cases.map { _ in Label() }
    let outerTarget = fallthroughTarget
    loops.append((choice.label, end, nil, scopes.count))
    for (index, item) in choice.cases.enumerated() {
      let next = Label()
      scopes.append(LexicalScope())
      share(item.items) { $0.pattern }
      for (position, alternative) in item.items.enumerated() {
        let otherwise = position == item.items.count - 1 ? next : Label()
        try statement(range) { try match(alternative.pattern, load(choice.subject), type: choice.subject.type, orElse: otherwise) }
        if let filter = alternative.filter {
          try statement(filter.range) { try branch(filter, to: otherwise, when: false) }
        }
        if position < item.items.count - 1 {
          jump(.jump, to: bodies[index])
          place(otherwise)
        }
      }
      place(bodies[index])
      fallthroughTarget = index + 1 < bodies.count ? (bodies[index + 1], scopes.count - 1) : nil
      try body(item.body)
      try leaveScope()
      if isReachable { jump(.jump, to: end) }
      place(next)
    }
    loops.removeLast()
    fallthroughTarget = outerTarget
    place(end)
    try leaveScope()
  }

  /// A statement whose branches end in the value wanted by `valueTarget`.
  func lowerAsValue(_ item: TypedStatement) throws {
    switch item.kind {
    case .ifStatement(let conditions, let then, let otherwise):
      try lowerIf(conditions, item.range, then: { try self.blockAsValue(then) }, otherwise: { try self.blockAsValue(otherwise) })
    case .switchStatement(let choice): try lowerSwitch(choice, item.range) { try self.blockAsValue($0) }
    case .block(let body): try blockAsValue(body)
    case .expression(let expression):
      guard let target = valueTarget else { throw fail("no place for this value") }
      try statement(expression.range) { put(try lower(expression), into: target.register, target.isReference) }
    default: try lower(item)
    }
  }

  private func blockAsValue(_ body: [TypedStatement]) throws {
    scopes.append(LexicalScope())
    for item in body.dropLast() { try lower(item) }
    if let last = body.last { try lowerAsValue(last) }
    try leaveScope()
  }
}

extension TypedPattern {
  func forEachVariable(_ body: (Variable) -> Void) {
    switch self {
    case .variable(let variable): body(variable)
    case .tuple(let inner), .enumCase(_, let inner): for part in inner { part.forEachVariable(body) }
    case .some(let inner), .type(_, let inner), .payload(_, let inner): inner.forEachVariable(body)
    case .wildcard, .expression: break
    }
  }
}
