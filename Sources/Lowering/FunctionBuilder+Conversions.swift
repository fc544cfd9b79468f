internal import Bytecode
internal import Typing

// Conversions of what holds other values: element by element.

extension FunctionBuilder {
  func mapConversion(
    _ operand: TypedExpression, _ element: Variable, _ convert: TypedExpression, _ type: Type
  ) throws -> Value {
    if case .nominal(.set, let arguments) = type { return try mapSet(operand, element, convert, to: arguments[0]) }
    let source = try lower(operand)
    if let payload = type.optionalPayload {
      return try conditional(
        type, test: { self.jump(.jumpIfNot, a: source.register, to: $0) },
        {
          self.bindTemporary(element, self.unwrapped(source, operand.type))
          return self.wrapped(try self.lower(convert), payload)
        }, { Value(register: self.loadConstant(.bits(0)), ownership: .borrowed) })
    }
    guard let target = type.arrayElement else { throw fail("values of type '\(operand.type)' have no elements to convert") }
    return try mapArray(source, element, convert, to: target)
  }

  private func mapArray(_ source: Value, _ element: Variable, _ convert: TypedExpression, to target: Type) throws -> Value {
    let result = owner()
    let isReference = lowerer.isReference(target)
    emit(.makeArray, x: isReference ? Instruction.xReference : 0, a: result, immediate: 0)
    try forEachElement(of: source, element) {
      let value = try lower(convert)
      if isReference {
        emit(.appendNew, x: Instruction.xReference, a: result, b: makeOwned(value))
      } else {
        emit(.appendNew, a: result, b: value.register)
      }
    }
    return Value(register: result, ownership: .owned)
  }

  private func mapSet(_ operand: TypedExpression, _ element: Variable, _ convert: TypedExpression, to target: Type) throws -> Value {
    let source = try elements(of: operand, element: element.type)
    let result = owner()
    emit(.makeSet, a: result, b: loadDescriptor(target))
    try forEachElement(of: source, element) { emit(.insertInSet, a: result, b: try lower(convert).register) }
    return Value(register: result, ownership: .owned)
  }

  func mapDictionary(
    _ operand: TypedExpression, _ key: (variable: Variable, convert: TypedExpression),
    _ value: (variable: Variable, convert: TypedExpression), _ type: Type
  ) throws -> Value {
    guard case .nominal(.dictionary, let arguments) = type else { throw fail("not a dictionary") }
    let pair = Type.tuple([.init(label: "key", type: key.variable.type), .init(label: "value", type: value.variable.type)])
    let source = try elements(of: operand, element: pair)
    let result = owner()
    emit(.makeDictionary, a: result, b: loadDescriptor(arguments[0]), c: loadDescriptor(arguments[1]))
    let isReference = lowerer.isReference(arguments[1])
    let item = Variable(name: "pair", type: pair, isMutable: false, storage: .local, range: range)
    try forEachElement(of: source, item) {
      bindTemporary(key.variable, try element(0, of: load(item), key.variable.type))
      bindTemporary(value.variable, try element(1, of: load(item), value.variable.type))
      let newKey = try lower(key.convert)
      let newValue = try lower(value.convert)
      if isReference {
        emit(.insertNew, x: Instruction.xReference, a: result, b: newKey.register, c: makeOwned(newValue))
      } else {
        emit(.insertNew, a: result, b: newKey.register, c: newValue.register)
      }
    }
    return Value(register: result, ownership: .owned)
  }

  private func forEachElement(of array: Value, _ element: Variable, _ body: () throws -> Void) throws {
    let index = raw()
    emit(.loadInt, a: index, immediate: 0)
    let again = Label()
    let exit = Label()
    place(again)
    let takesReference = lowerer.isReference(element.type)
    let item = takesReference ? owner() : raw()
    emit(takesReference ? .retainNextElement : .nextElement, a: item, b: array.register, c: index)
    jump(.jump, to: exit)
    place(Label())
    storage[element] = .register(item)
    try body()
    jump(.loop, to: again)
    place(exit)
  }

  /// Lets a variable stand for a temporary.
  private func bindTemporary(_ variable: Variable, _ value: Value) { storage[variable] = .register(value.register) }
}
