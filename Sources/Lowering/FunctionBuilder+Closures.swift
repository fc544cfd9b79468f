internal import Bytecode
internal import Typing

extension FunctionBuilder {
  /// A closure literal: its code becomes a function, what it captures is put into the closure object here.
  func closure(_ function: TypedFunction) throws -> Value {
    Value(register: try makeClosure(number: lowerer.number(of: function), captures: function.captures), ownership: .owned)
  }

  func makeClosure(number: Int, captures: [Variable]) throws -> Register {
    let captures = ordered(captures)
    let closure = owner()
    emit(.makeClosure, a: closure, immediate: number)
    for (index, variable) in captures.enumerated() {
      switch storage[variable] {
      case .cell(let cell): emit(.setCapture, x: Instruction.xReference, a: closure, b: index, c: cell)
      case .register(let register):
        let flag = lowerer.isReference(variable.type) ? Instruction.xReference : 0
        emit(.setCapture, x: flag, a: closure, b: index, c: register)
      case nil: throw fail("'\(variable.name)' is captured before it is declared: declare it first")
      }
    }
    return closure
  }

  func isCapturedByReference(_ variable: Variable) -> Bool { isCell(variable) || lowerer.isReference(variable.type) }

  /// Captures as a closure object has them: what owns a reference before what is bits.
  func ordered(_ captures: [Variable]) -> [Variable] {
    captures.count < 2 ? captures : captures.filter(isCapturedByReference) + captures.filter { !isCapturedByReference($0) }
  }

  /// A function as a value.
  func functionValue(
    _ function: FunctionDeclaration, _ receiver: TypedExpression?, _ typeArguments: [Type], _ type: Type
  ) throws -> Value {
    if let nested = try nestedClosure(function) { return Value(register: nested, ownership: .borrowed) }
    if function.nativeKey == nil, receiver == nil, function.kind == .function {
      return Value(register: try makeClosure(number: lowerer.number(of: function), captures: []), ownership: .owned)
    }
    guard case .function(let functionType) = type else { throw fail("not a function type") }
    let bound = receiver.map {
      Variable(name: "self", type: $0.type, isMutable: false, storage: .local, range: $0.range)
    }
    if let bound, let receiver { try bindReceiver(bound, receiver) }
    let lowerer = self.lowerer
    let range = self.range
    let number = lowerer.reserveFunction { fatalError("replaced below") }
    lowerer.setBody(number) {
      let builder = FunctionBuilder(lowerer, name: function.displayName, range: range)
      builder.functionNumber = number
      return try builder.forwarding(to: function, bound, typeArguments, functionType)
    }
    return Value(register: try makeClosure(number: number, captures: bound.map { [$0] } ?? []), ownership: .owned)
  }

  private func bindReceiver(_ variable: Variable, _ receiver: TypedExpression) throws {
    let value = try lower(receiver)
    storage[variable] = .register(value.register)
  }

  /// A function that calls another with its own arguments: a method bound to its object, an initializer, an operator.
  private func forwarding(
    to function: FunctionDeclaration, _ bound: Variable?, _ typeArguments: [Type], _ type: FunctionType
  ) throws -> BytecodeFunction {
    scopes.append(LexicalScope())
    parameterCount = type.parameters.count
    let captures = bound.map { [$0] } ?? []
    if let bound {
      let register = allocateRaw()
      emit(.loadCapture, a: register, b: 0)
      storage[bound] = .register(register)
    }
    let arguments = try type.parameters.enumerated().map { index, parameter -> TypedExpression.Argument in
      let variable = Variable(
        name: "\(index)", type: parameter.type, isMutable: parameter.isInout, storage: .local, isInout: parameter.isInout, range: range)
      try bindParameter(variable, index, isInout: parameter.isInout)
      let value = TypedExpression(.variable(variable), type: variable.type, range: range)
      return parameter.isInout ? .inout(value) : .value(value)
    }
    let receiver = bound.map { TypedExpression(.variable($0), type: $0.type, range: range) }
    let call = TypedExpression.Call(
      function, receiver: receiver, arguments: arguments, typeArguments: typeArguments,
      dispatch: bound != nil && function.owner?.kind == .classType ? .virtual : .direct)
    let expression = TypedExpression(.call(call), type: type.result, range: range)
    if type.result.isVoid {
      try statement(range) { try lowerForEffect(expression) }
      try returnVoid()
    } else {
      try statement(range) { try returnValue(of: expression) }
    }
    return try finish(captures: captures)
  }

  /// Any native sequence as an array, for a loop over it.
  func elements(of sequence: TypedExpression, element: Type) throws -> Value {
    let value = try lower(sequence)
    let window = self.window(3)
    emit(.copy, a: window, b: value.register)
    _ = loadDescriptor(element, into: window + 1)
    _ = loadDescriptor(sequence.type, into: window + 2)
    emit(.callNative, x: Instruction.xReference, a: window, immediate: lowerer.native("Array.init(_:)"))
    return takeResult(window, .array(element))
  }
}
