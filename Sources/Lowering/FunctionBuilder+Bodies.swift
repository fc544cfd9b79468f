internal import Bytecode
internal import SourceText
internal import Typing

// Whole bodies: a cell, a declared function, a closure, an initializer.

extension FunctionBuilder {
  private static let mostGlobalRegisters = 1 << 15

  /// The body of a cell: top-level code with the value of the last expression as its result.
  func cell(_ cell: TypedCell) throws -> BytecodeFunction {
    functionNumber = lowerer.unit.main
    // Registers have numbers of 16 bits; a session with more globals than that leaves room for has them all by instruction.
    if lowerer.unit.globalCount <= Self.mostGlobalRegisters { globalRegisters = lowerer.unit.globalCount }
    scopes.append(LexicalScope())
    for statement in cell.statements { try lower(statement) }
    if let result = cell.result {
      range = result.range
      try returnValue(of: result)
    } else if isReachable {
      try returnVoid()
    }
    return try finish()
  }

  /// A notebook function, method, accessor or initializer.
  func declaration(_ function: FunctionDeclaration) throws -> BytecodeFunction {
    functionNumber = lowerer.number(of: function)
    guard let body = function.body else {
      if function.kind == .initializer, let owner = function.owner { return try supplied(function, owner) }
      throw fail("'\(function.displayName)' has no body")
    }
    if function.kind == .initializer, let owner = function.owner { return try initializer(function, body, owner) }
    return try self.body(of: body, selfIsInout: function.isMutating)
  }

  /// A function or closure with its captures.
  func body(of function: TypedFunction, selfIsInout: Bool = false) throws -> BytecodeFunction {
    resultType = function.result
    scopes.append(LexicalScope())
    var parameters = function.parameters
    if let selfVariable = function.selfVariable { parameters.insert(selfVariable, at: 0) }
    parameterCount = parameters.count
    selfVariable = function.selfVariable
    loadCaptures(function.captures)
    for (index, parameter) in parameters.enumerated() {
      let isInout = parameter.isInout || (index == 0 && selfIsInout && function.selfVariable != nil)
      try bindParameter(parameter, index, isInout: isInout)
    }
    try lower(function.body)
    if isReachable {
      range = SourceRange(at: max(function.range.upperBound - 1, function.range.lowerBound))
      try returnVoid()
    }
    return try finish(captures: function.captures)
  }

  private func loadCaptures(_ captures: [Variable]) {
    for (index, variable) in ordered(captures).enumerated() {
      let register = allocateRaw()
      emit(.loadCapture, a: register, b: index)
      storage[variable] = isCell(variable) ? .cell(register) : .register(register)
    }
  }

  func bindParameter(_ parameter: Variable, _ index: Int, isInout: Bool) throws {
    let isReference = lowerer.isReference(parameter.type)
    if parameter.ownership != .strong {
      let register = allocateOwner()
      scopes[scopes.count - 1].owners.append(register)
      emit(.makeWeak, a: register, b: index)
      storage[parameter] = .register(register)
    } else if isInout {
      let register = isReference ? allocateOwner() : allocateRaw()
      emit(isReference ? .take : .copy, a: register, b: index)
      inoutRegisters.append(register)
      if isCell(parameter) {
        // The register keeps what came in for a trap to hand back; returns hand back what the cell holds.
        try makeCell(for: parameter, holding: Value(register: register, ownership: isReference ? .borrowed : .raw))
        sharedInouts.append((parameter, register))
      } else {
        storage[parameter] = .register(register)
      }
    } else if isCell(parameter) {
      try makeCell(for: parameter, holding: Value(register: index, ownership: isReference ? .borrowed : .raw))
    } else {
      storage[parameter] = .register(index)
    }
  }

  /// Before a function is left: `inout` parameters that closures share go back with their last value.
  func handBackShared() {
    for (parameter, register) in sharedInouts {
      let value = load(parameter)
      if value.ownership == .raw { emit(.copy, a: register, b: value.register) } else { moveInto(register, value) }
    }
  }

  /// Puts a captured variable into a cell of its own.
  func makeCell(for variable: Variable, holding value: Value) throws {
    let cell = allocateOwner()
    scopes[scopes.count - 1].owners.append(cell)
    if lowerer.hasVisibleEnd(variable.type), !variable.isInout { visibleEnds.insert(cell) }
    if value.ownership == .raw {
      emit(.makeCell, a: cell, b: value.register)
    } else {
      let owned = makeOwned(value)
      emit(.makeCell, x: Instruction.xReference, a: cell, b: owned)
    }
    storage[variable] = .cell(cell)
  }

  /// Whether a variable is shared with closures that may see it change.
  func isCell(_ variable: Variable) -> Bool { variable.isCaptured && (variable.isMutable || variable.isReassigned) }

  // Returns.

  func returnVoid() throws {
    if let initializer, let selfVariable = initializer.selfVariable {
      return try returnSelf(selfVariable)
    }
    try endScopesForReturn()
    handBackShared()
    let zero = raw()
    emit(.loadInt, a: zero, immediate: 0)
    emit(.returnCleaning, a: zero, immediate: functionNumber)
  }

  func returnSelf(_ variable: Variable) throws {
    let result = makeOwned(load(variable))
    try endScopesForReturn()
    emit(.returnCleaning, x: Instruction.xReference, a: result, immediate: functionNumber)
  }

  func returnValue(of expression: TypedExpression) throws {
    let value = try lower(expression)
    if value.ownership == .raw {
      var result = value.register
      if !sharedInouts.isEmpty || scopes.contains(where: { !$0.defers.isEmpty }) {
        // What is deferred may change the variable that was read.
        result = raw()
        emit(.copy, a: result, b: value.register)
      }
      try endScopesForReturn()
      handBackShared()
      emit(.returnCleaning, a: result, immediate: functionNumber)
    } else {
      let owned = makeOwned(value)
      try endScopesForReturn()
      handBackShared()
      emit(.returnCleaning, x: Instruction.xReference, a: owned, immediate: functionNumber)
    }
  }

  // Initializers. A class's gets the object of fields as its first argument and returns the finished object, owned; for a
  // class rooted in a native one that is another object, which exists once the native initializer has run. A struct's
  // makes its value and returns it.

  private func initializer(
    _ function: FunctionDeclaration, _ body: TypedFunction, _ owner: NominalType
  ) throws -> BytecodeFunction {
    guard let selfVariable = body.selfVariable else { throw fail("an initializer without self") }
    scopes.append(LexicalScope())
    resultType = function.isFailable ? .optional(owner.declaredType) : owner.declaredType
    try beginInitializer(owner, selfVariable, parameters: body.parameters)
    if !function.isConvenience { try storeInitialValues(owner) }
    if owner.kind == .classType, owner.superclass == nil, !function.isConvenience {
      try lowerUntilWhole(body)
    } else {
      try lower(body.body)
    }
    if isReachable { try returnVoid() }
    return try finish(captures: body.captures)
  }

  /// The body of an initializer of a class at the root: when all fields are set the instance is whole, and `deinit` runs even
  /// if the initializer fails later.
  private func lowerUntilWhole(_ body: TypedFunction) throws {
    scopes.append(LexicalScope())
    for (index, statement) in body.body.enumerated() {
      if index == body.wholeAfter { emit(.finishInstance, a: 0) }
      try lower(statement)
    }
    if body.wholeAfter >= body.body.count, isReachable { emit(.finishInstance, a: 0) }
    try leaveScope()
  }

  private func beginInitializer(_ owner: NominalType, _ selfVariable: Variable, parameters: [Variable]) throws {
    let isClass = owner.kind == .classType
    parameterCount = parameters.count + (isClass ? 1 : 0)
    for (index, parameter) in parameters.enumerated() {
      try bindParameter(parameter, index + (isClass ? 1 : 0), isInout: parameter.isInout)
    }
    if isClass {
      initializer = InitializerState(nominal: owner, fields: 0, selfVariable: selfVariable)
      if lowerer.isNativeRooted(owner) {
        let object = allocateOwner()
        storage[selfVariable] = .register(object)
      } else {
        storage[selfVariable] = .register(0)
      }
    } else {
      initializer = InitializerState(nominal: owner, fields: nil, selfVariable: selfVariable)
      let value = allocateOwner()
      if owner.kind == .structure {
        let type = lowerer.notebookType(owner)
        let mask = loadConstant(.bits(type.fields.map(\.type).referenceMask))
        emit(.makeTuple, a: value, b: type.fields.count, c: mask)
      }
      storage[selfVariable] = .register(value)
    }
  }

  private func storeInitialValues(_ owner: NominalType, except given: Set<String> = []) throws {
    guard let layout = owner.layout else { return }
    for property in layout.storedProperties where !given.contains(property.name) {
      guard let initial = property.initialValue, case .stored(let index) = property.implementation else { continue }
      try statement(initial.range) { storeField(index, weakened(try lower(initial), property.ownership)) }
    }
  }

  func setField(_ index: Int, of fields: Register, to value: Value) {
    if value.ownership == .raw {
      emit(.setField, a: fields, b: index, c: value.register)
    } else {
      emit(.moveToField, a: fields, b: index, c: makeOwned(value))
    }
  }

  private func storeField(_ index: Int, _ value: Value) {
    guard let initializer, let selfVariable = initializer.selfVariable else { return }
    if let fields = initializer.fields {
      setField(index, of: fields, to: value)
    } else if case .register(let register)? = storage[selfVariable] {
      if value.ownership == .raw {
        emit(.setTupleElement, a: register, b: index, c: value.register)
      } else {
        emit(.setTupleElement, x: Instruction.xReference, a: register, b: index, c: makeOwned(value))
      }
    }
  }

  /// An initializer nobody wrote: memberwise for structs, the superclass's for classes.
  private func supplied(_ function: FunctionDeclaration, _ owner: NominalType) throws -> BytecodeFunction {
    scopes.append(LexicalScope())
    resultType = owner.declaredType
    let selfVariable = Variable(
      name: "self", type: owner.declaredType, isMutable: owner.kind != .classType, storage: .local, range: range)
    let parameters = function.parameters.map {
      Variable(name: $0.name, type: $0.valueType, isMutable: false, storage: .local, range: range)
    }
    try beginInitializer(owner, selfVariable, parameters: parameters)
    try storeInitialValues(owner, except: Set(function.parameters.map(\.name)))
    if owner.kind == .classType {
      if owner.superclass == nil { emit(.finishInstance, a: 0) }
      if let parent = owner.superclass?.nominal { try callSuperclassInitializer(parent, function, parameters) }
    } else {
      for (parameter, variable) in zip(function.parameters, parameters) {
        guard
          let property = owner.layout?.storedProperties.first(where: { $0.name == parameter.name }),
          case .stored(let index) = property.implementation
        else { continue }
        storeField(index, weakened(load(variable), property.ownership))
      }
    }
    try returnVoid()
    return try finish()
  }

  private func callSuperclassInitializer(
    _ parent: NominalType, _ function: FunctionDeclaration, _ parameters: [Variable]
  ) throws {
    guard let overridden = function.overridden else {
      if parent.origin == .native { throw fail("the superclass's initializer is unknown") }
      return
    }
    let arguments = parameters.map { Argument.value(load($0)) }
    try callInitializer(overridden, arguments)
  }

  /// `super.init` or `self.init` in a class: the object it returns becomes `self`.
  ///
  /// `self.init` means the initializer of the object's own class, which may override the one named.
  func callInitializer(_ function: FunctionDeclaration, _ arguments: [Argument], isVirtual: Bool = false) throws {
    guard let initializer, let fields = initializer.fields, let selfVariable = initializer.selfVariable else {
      throw fail("an initializer is called outside an initializer")
    }
    if let key = function.nativeKey {
      let window = try nativeWindow(function, receiver: nil, arguments, typeArguments: [])
      emit(.makeRooted, a: window, b: fields, c: lowerer.factory(key))
      takeSelf(window, selfVariable)
      drop(window)
    } else {
      let all = [Argument.value(Value(register: fields, ownership: .borrowed))] + arguments
      let window = self.window(max(all.count, 1 + inoutCount(all)))
      try fill(window, all)
      let flags = Instruction.xReference | writeBackFlag(all)
      if isVirtual, let number = lowerer.methodNumber(of: function) {
        emit(.callMethod, x: flags, a: window, b: number)
      } else {
        emit(.call, x: flags, a: window, immediate: lowerer.number(of: function))
      }
      let canThrow = function.throwsErrors || function.rethrowsErrors
      if inoutCount(all) > 0 {
        try takeBack(window, all)
        if !canThrow { emit(.checkPending) }
      }
      if canThrow { try handleThrow(window) }
      if function.isFailable { try leaveWithoutValue(window) }
      takeSelf(window, selfVariable)
      drop(window)
    }
  }

  private func takeSelf(_ window: Register, _ selfVariable: Variable) {
    if case .register(let register)? = storage[selfVariable], isOwner(register) {
      emit(.take, a: register, b: window)
    } else {
      let temporary = owner()
      emit(.take, a: temporary, b: window)
      emit(.release, a: temporary)
    }
  }
}

extension [TypeDescriptor] {
  /// Bit i: element i is a reference.
  var referenceMask: UInt64 {
    enumerated().reduce(0) { $0 | ($1.element.isReference ? 1 << UInt64($1.offset) : 0) }
  }
}
