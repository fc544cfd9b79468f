internal import Bytecode
internal import Typing

// `map`, `filter`, `reduce` and `forEach` of arrays and integer ranges with a closure of one expression are loops around
// that expression: no closure is made, and none is called.

extension FunctionBuilder {
  private enum InlinedMethod: String {
    case map = "Sequence.map(_:)"
    case filter = "Sequence.filter(_:)"
    case reduce = "Sequence.reduce(_:_:)"
    case forEach = "Sequence.forEach(_:)"
  }

  /// Elements ready to be looped over.
  private enum InlinedSource {
    case range(counter: Register, end: Register, isClosed: Bool)
    case array(Register, element: Type)
  }

  /// The value of such a call; nil for all others.
  func inlined(
    _ key: String, _ receiver: TypedExpression, _ call: TypedExpression.Call, _ type: Type
  ) throws -> Value? {
    guard let method = InlinedMethod(rawValue: key), call.arguments.count == (method == .reduce ? 2 : 1),
      case .value(let argument)? = call.arguments.last, let closure = closureLiteral(argument),
      closure.parameters.count == call.arguments.count,
      !closure.parameters.contains(where: { $0.isInout || isCell($0) }),
      let body = soleExpression(of: closure), receiver.type.arrayElement != nil || isIntegerRange(receiver.type)
    else { return nil }
    let source = try inlinedSource(receiver)
    switch method {
    case .map:
      guard let element = type.arrayElement else { throw fail("'map' makes no array") }
      return try collect(element) { result in
        try self.loop(over: source, closure.parameters[0]) { _ in
          let (owned, flag) = self.handedOver(try self.lower(body))
          self.emit(.appendNew, x: flag, a: result, b: owned)
        }
      }
    case .filter:
      guard let element = type.arrayElement else { throw fail("'filter' makes no array") }
      return try collect(element) { result in
        try self.loop(over: source, closure.parameters[0]) { item in
          let skip = Label()
          try self.branch(body, to: skip, when: false)
          let (owned, flag) = self.handedOver(item)
          self.emit(.appendNew, x: flag, a: result, b: owned)
          self.place(skip)
        }
      }
    case .reduce:
      guard case .value(let initial) = call.arguments[0] else { throw fail("'reduce' without a first value") }
      return try reduce(source, initial, closure.parameters, body, type)
    case .forEach:
      try loop(over: source, closure.parameters[0]) { _ in try self.lowerForEffect(body) }
      return nothing()
    }
  }

  private func isIntegerRange(_ type: Type) -> Bool { type == .nominal(.range, [.int]) || type == .nominal(.closedRange, [.int]) }

  /// The closure, which may be converted to one that throws.
  private func closureLiteral(_ expression: TypedExpression) -> TypedFunction? {
    switch expression.kind {
    case .closure(let closure): closure
    case .functionConversion(let operand): closureLiteral(operand)
    default: nil
    }
  }

  private func soleExpression(of closure: TypedFunction) -> TypedExpression? {
    guard closure.body.count == 1 else { return nil }
    switch closure.body[0].kind {
    case .returnStatement(.some(let value)): return value
    case .expression(let value) where closure.result.isVoid: return value
    default: return nil
    }
  }

  private func inlinedSource(_ receiver: TypedExpression) throws -> InlinedSource {
    if let element = receiver.type.arrayElement {
      let array = try lower(receiver)
      if case .variable(let variable) = receiver.kind, !variable.isMutable { return .array(array.register, element: element) }
      return .array(makeOwned(array), element: element)
    }
    let counter = raw()
    let end = raw()
    let isClosed = receiver.type == .nominal(.closedRange, [.int])
    if case .call(let call) = receiver.kind, call.function.nativeKey == "Comparable...<(_:_:)" || call.function.nativeKey == "Comparable....(_:_:)",
      case .value(let lower) = call.arguments[0], case .value(let upper) = call.arguments[1]
    {
      for (expression, register) in [(lower, counter), (upper, end)] {
        let value = try self.lower(expression, into: register)
        if value.register != register { emit(.copy, a: register, b: value.register) }
      }
      emit(.checkRange, a: counter, b: end)
    } else {
      let range = try lower(receiver).register
      emit(.rangeBound, a: counter, b: range, c: 0)
      emit(.rangeBound, a: end, b: range, c: 1)
    }
    return .range(counter: counter, end: end, isClosed: isClosed)
  }

  /// Runs `body` as a statement for every element, which the closure's parameter stands for.
  private func loop(over source: InlinedSource, _ parameter: Variable, _ body: (Value) throws -> Void) throws {
    let start = Label()
    let exit = Label()
    switch source {
    case .range(let counter, let end, let isClosed):
      if !isClosed { jump(.jumpIfLessOrEqual, a: end, b: counter, to: exit) }
      place(start)
      storage[parameter] = .register(counter)
      try statement(range) { try body(Value(register: counter, ownership: .raw)) }
      jump(isClosed ? .loopIfLessThenIncrement : .loopIfLess, a: counter, b: end, to: start)
    case .array(let array, let element):
      let index = raw()
      let item = raw()
      emit(.loadInt, a: index, immediate: 0)
      place(start)
      emit(.nextElement, a: item, b: array, c: index)
      jump(.jump, to: exit)
      place(Label())
      storage[parameter] = .register(item)
      try statement(range) { try body(Value(register: item, ownership: lowerer.isReference(element) ? .borrowed : .raw)) }
      jump(.loop, to: start)
    }
    place(exit)
  }

  private func collect(_ element: Type, _ loop: (Register) throws -> Void) throws -> Value {
    let result = owner()
    emit(.makeArray, x: lowerer.isReference(element) ? Instruction.xReference : 0, a: result, immediate: 0)
    try loop(result)
    return Value(register: result, ownership: .owned)
  }

  private func reduce(
    _ source: InlinedSource, _ initial: TypedExpression, _ parameters: [Variable], _ body: TypedExpression, _ type: Type
  ) throws -> Value {
    let isReference = lowerer.isReference(type)
    let result = isReference ? owner() : raw()
    put(try lower(initial), into: result, isReference)
    storage[parameters[0]] = .register(result)
    try loop(over: source, parameters[1]) { _ in
      let value = try self.lower(body)
      if value.register != result { self.put(value, into: result, isReference) }
    }
    return Value(register: result, ownership: isReference ? .owned : .raw)
  }
}
