internal import Bytecode
internal import Typing

/// An argument that has been evaluated.
enum Argument {
  case value(Value)
  case `inout`(Place, Type)
  /// A default of a native, which the native fills in itself.
  case omitted
}

extension FunctionBuilder {
  func resultFlag(_ type: Type) -> UInt8 { lowerer.isReference(type) ? Instruction.xReference : 0 }

  func lowerCall(_ call: TypedExpression.Call, _ type: Type, _ target: Register?) throws -> Value {
    let function = call.function
    if let key = function.nativeKey, let value = try intrinsic(key, call, type, target) { return value }
    if function.kind == .initializer, !function.isRequirement { return try initialize(call, type) }
    let temporaryCount = temporaries.count
    let later = call.arguments.compactMap(Self.expression)
    let receiver = try call.receiver.map { try self.receiver($0, isMutating: function.isMutating, before: later) }
    let arguments = try evaluate(call.arguments, of: function)
    let result = try self.call(
      function, receiver: receiver, arguments, typeArguments: call.typeArguments, dispatch: call.dispatch, resultType: type)
    endArguments(since: temporaryCount, except: result)
    return result
  }

  static func expression(_ argument: TypedExpression.Argument) -> TypedExpression? {
    switch argument {
    case .value(let expression), .inout(let expression): expression
    case .omitted, .variadic: nil
    }
  }

  private func receiver(
    _ expression: TypedExpression, isMutating: Bool, before later: [TypedExpression]
  ) throws -> Argument {
    if isMutating { return .inout(try resolve(expression), expression.type) }
    return .value(stable(expression, try lower(expression), before: later))
  }

  func evaluate(_ arguments: [TypedExpression.Argument], of function: FunctionDeclaration) throws -> [Argument] {
    var result: [Argument] = []
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .value(let expression):
        let later = arguments[(index + 1)...].compactMap(Self.expression)
        result.append(.value(stable(expression, try lower(expression), before: later)))
      case .inout(let expression): result.append(.inout(try resolve(expression), expression.type))
      case .variadic(let elements, let element):
        let literal = TypedExpression(.array(elements), type: .array(element), range: range)
        result.append(.value(try lower(literal)))
      case .omitted:
        let parameter = function.parameters[index]
        if function.nativeKey != nil {
          result.append(parameter.isVariadic ? .value(try lower(TypedExpression(.array([]), type: .array(parameter.type), range: range))) : .omitted)
        } else if parameter.isVariadic {
          result.append(.value(try lower(TypedExpression(.array([]), type: .array(parameter.type), range: range))))
        } else if let value = parameter.defaultValue {
          result.append(.value(try lower(value)))
        } else {
          throw fail("the default of '\(parameter.name)' is unknown")
        }
      }
    }
    return result
  }

  func call(
    _ function: FunctionDeclaration, receiver: Argument?, _ arguments: [Argument], typeArguments: [Type],
    dispatch: TypedExpression.Dispatch = .direct, resultType: Type
  ) throws -> Value {
    if function.isRequirement {
      return try callRequirement(function, receiver: receiver, arguments, typeArguments: typeArguments, resultType: resultType)
    }
    if let key = function.nativeKey {
      let suffix = dispatch == .superclass && function.isOpen ? "=super" : ""
      let window = try nativeWindow(function, receiver: receiver, arguments, typeArguments: typeArguments)
      let all = (receiver.map { [$0] } ?? []) + arguments
      let flags = resultFlag(resultType) | writeBackFlag(all)
      emit(.callNative, x: flags, a: window, immediate: lowerer.native(key + suffix))
      return try finishCall(window, all, resultType, canThrow: function.throwsErrors || function.rethrowsErrors)
    }
    var all = arguments
    if let receiver {
      all.insert(receiver, at: 0)
    } else if function.kind == .staticMethod, let type = function.selfType ?? function.owner?.declaredType {
      // `self` of a static member is the type.
      all.insert(.value(Value(register: loadDescriptor(type), ownership: .raw)), at: 0)
    }
    let window = self.window(max(all.count, 1 + inoutCount(all)))
    let flags = resultFlag(resultType) | writeBackFlag(all)
    if let closure = try nestedClosure(function) {
      try fill(window, all)
      emit(.callClosure, x: flags, a: window, b: closure)
    } else if dispatch == .virtual, receiver != nil, function.owner?.kind == .classType,
      function.original?.generics.parameters.isEmpty == false
    {
      let number = lowerer.number(ofMember: function)
      try checkNumber(number)
      try fill(window, all)
      emit(function.kind == .staticMethod ? .callTypeWitness : .callObjectWitness, x: flags, a: window, b: number)
    } else if dispatch == .virtual, receiver != nil, function.owner?.kind == .classType, function.kind == .staticMethod,
      let number = lowerer.methodNumber(of: function)
    {
      try fill(window, all)
      emit(.callTypeMethod, x: flags, a: window, b: number)
    } else if dispatch == .virtual, function.owner?.kind == .classType, function.kind != .staticMethod,
      let number = lowerer.methodNumber(of: function)
    {
      try fill(window, all)
      emit(.callMethod, x: flags, a: window, b: number)
    } else {
      try fill(window, all)
      emit(.call, x: flags, a: window, immediate: lowerer.number(of: function))
    }
    return try finishCall(window, all, resultType, canThrow: function.throwsErrors || function.rethrowsErrors)
  }

  func callValue(_ callee: TypedExpression, _ arguments: [TypedExpression.Argument], _ type: Type) throws -> Value {
    let temporaryCount = temporaries.count
    let closure = stable(callee, try lower(callee), before: [])
    // A variable may be assigned while its old function runs.
    let held = closure.ownership == .borrowed && !isConstantVariable(callee) ? makeOwned(closure) : closure.register
    var values: [Argument] = []
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .value(let expression):
        let later = arguments[(index + 1)...].compactMap(Self.expression)
        values.append(.value(stable(expression, try lower(expression), before: later)))
      case .inout(let expression): values.append(.inout(try resolve(expression), expression.type))
      case .variadic(let elements, let element):
        values.append(.value(try lower(TypedExpression(.array(elements), type: .array(element), range: range))))
      case .omitted: throw fail("a function value has no default arguments")
      }
    }
    let window = self.window(max(values.count, 1 + inoutCount(values)))
    try fill(window, values)
    emit(.callClosure, x: resultFlag(type) | writeBackFlag(values), a: window, b: held)
    var canThrow = false
    if case .function(let function) = callee.type { canThrow = function.throwsErrors }
    let result = try finishCall(window, values, type, canThrow: canThrow)
    endArguments(since: temporaryCount, except: result)
    return result
  }

  private func isConstantVariable(_ expression: TypedExpression) -> Bool {
    if case .variable(let variable) = expression.kind { return !variable.isMutable }
    return false
  }

  // Windows.

  func inoutCount(_ arguments: [Argument]) -> Int {
    arguments.reduce(0) { if case .inout = $1 { $0 + 1 } else { $0 } }
  }

  func writeBackFlag(_ arguments: [Argument]) -> UInt8 {
    inoutCount(arguments) > 0 ? Instruction.xWriteBack : 0
  }

  /// The window of a native call: self, arguments, provided-bits, type descriptors.
  func nativeWindow(
    _ function: FunctionDeclaration, receiver: Argument?, _ arguments: [Argument], typeArguments: [Type]
  ) throws -> Register {
    var all = arguments
    if let receiver { all.insert(receiver, at: 0) }
    let hasMask = function.hasDefaults
    let size = all.count + (hasMask ? 1 : 0) + typeArguments.count
    guard size + 2 < 60 else { throw fail("a call of a library function takes at most 57 arguments") }
    let window = self.window(max(size, 1 + inoutCount(all)))
    var next = window + all.count
    if hasMask {
      var mask: UInt64 = 0
      for (index, argument) in arguments.enumerated() {
        if case .omitted = argument { continue }
        mask |= 1 << UInt64(index)
      }
      _ = loadConstant(.bits(mask), into: next)
      next += 1
    }
    for type in typeArguments {
      _ = loadDescriptor(type, into: next)
      next += 1
    }
    try fill(window, all)
    return window
  }

  /// Puts the arguments into the window, the inout ones last: their access begins when all is evaluated.
  func fill(_ window: Register, _ arguments: [Argument]) throws {
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .value(let value): if value.register != window + index { emit(.copy, a: window + index, b: value.register) }
      case .omitted: emit(.loadInt, a: window + index, immediate: 0)
      case .inout: break
      }
    }
    guard inoutCount(arguments) > 0 else { return }
    var taken: [(Int, Register)] = []
    for (index, argument) in arguments.enumerated() {
      if case .inout(let place, let type) = argument { taken.append((index, try take(place, type))) }
    }
    emit(.prepareCall, a: window)
    for (index, register) in taken {
      emit(isOwner(register) ? .give : .copy, a: window + index, b: register)
    }
  }

  /// What follows a call: inout values go back to their places, a thrown error goes to its handler, the result is taken.
  func finishCall(_ window: Register, _ arguments: [Argument], _ type: Type, canThrow: Bool) throws -> Value {
    let count = inoutCount(arguments)
    if count > 0 {
      try takeBack(window, arguments)
      if !canThrow { emit(.checkPending) }
    }
    if canThrow { try handleThrow(window) }
    return takeResult(window, type)
  }

  func takeBack(_ window: Register, _ arguments: [Argument]) throws {
    // All values leave the window before any of them is put back: finding a place may need instructions that fail.
    var values: [(Place, Value)] = []
    var slot = window + 1
    for case .inout(let place, let type) in arguments {
      if lowerer.isReference(type) {
        let register: Register
        if case .register(let home) = place { register = home } else { register = owner() }
        emit(.take, a: register, b: slot)
        values.append((place, Value(register: register, ownership: .owned)))
      } else {
        let register: Register
        if case .register(let home) = place { register = home } else { register = raw() }
        emit(.copy, a: register, b: slot)
        values.append((place, Value(register: register, ownership: .raw)))
      }
      slot += 1
    }
    for (place, value) in values {
      if case .register = place { continue }
      try write(place, value)
    }
  }

  // Nested functions.

  /// The closure of a nested function that captures; nil for functions that do not.
  func nestedClosure(_ function: FunctionDeclaration) throws -> Register? {
    guard let body = function.body, !body.captures.isEmpty else { return nil }
    if let register = nestedFunctions[function] { return register }
    return try makeClosure(number: lowerer.number(of: function), captures: body.captures)
  }

  // Initializers.

  private func initialize(_ call: TypedExpression.Call, _ type: Type) throws -> Value {
    let function = call.function
    if let receiver = call.receiver, case .metatype = receiver.type { return try initialize(call, of: receiver, type) }
    if call.dispatch == .superclass || call.receiver != nil {
      let arguments = try evaluate(call.arguments, of: function)
      if initializer?.fields == nil {
        try delegate(to: function, arguments, call.typeArguments)
      } else {
        if call.dispatch == .superclass, let parent = initializer?.nominal.superclass?.nominal, let fields = initializer?.fields,
          let owner = function.owner, owner != parent, parent.origin == .notebook
        {
          try storeInitialFields(of: parent, below: owner, into: fields)
        }
        try callInitializer(function, arguments, isVirtual: call.dispatch != .superclass)
      }
      return Value(register: loadConstant(.bits(0)), ownership: .raw)
    }
    let temporaryCount = temporaries.count
    let arguments = try evaluate(call.arguments, of: function)
    if function.nativeKey != nil {
      if let made = (function.isFailable ? type.optionalPayload : type)?.nominal, made.origin == .notebook, made.kind == .classType {
        return try makeInherited(function, made, arguments, type)
      }
      return try self.call(function, receiver: nil, arguments, typeArguments: call.typeArguments, resultType: type)
    }
    guard let made = (function.isFailable ? type.optionalPayload : type)?.nominal, made.kind == .classType else {
      let result = try self.call(function, receiver: nil, arguments, typeArguments: call.typeArguments, resultType: type)
      endArguments(since: temporaryCount, except: result)
      return result
    }
    let fields = makeFields(made)
    // An inherited initializer knows nothing of the fields below its class.
    if let owner = function.owner, owner != made { try storeInitialFields(of: made, below: owner, into: fields) }
    let result = try self.call(
      function, receiver: .value(Value(register: fields, ownership: .borrowed)), arguments,
      typeArguments: call.typeArguments, resultType: type)
    endArguments(since: temporaryCount, except: result)
    return result
  }

  /// An object of the class that a value names.
  private func initialize(_ call: TypedExpression.Call, of receiver: TypedExpression, _ type: Type) throws -> Value {
    let temporaryCount = temporaries.count
    let later = call.arguments.compactMap(Self.expression)
    let metatype = Argument.value(stable(receiver, try lower(receiver), before: later))
    let all = [metatype] + (try evaluate(call.arguments, of: call.function))
    let number = lowerer.number(ofMember: call.function)
    try checkNumber(number)
    let window = self.window(max(all.count, 1 + inoutCount(all)))
    try fill(window, all)
    emit(.callTypeWitness, x: resultFlag(type) | writeBackFlag(all), a: window, b: number)
    let result = try finishCall(window, all, type, canThrow: call.function.throwsErrors || call.function.rethrowsErrors)
    endArguments(since: temporaryCount, except: result)
    return result
  }

  /// `self.init` in a struct or enum: what it makes becomes `self`.
  private func delegate(to function: FunctionDeclaration, _ arguments: [Argument], _ typeArguments: [Type]) throws {
    guard let selfVariable = initializer?.selfVariable, case .register(let register)? = storage[selfVariable] else {
      throw fail("an initializer is called outside an initializer")
    }
    let type: Type = function.isFailable ? .optional(selfVariable.type) : selfVariable.type
    let made = try call(function, receiver: nil, arguments, typeArguments: typeArguments, resultType: type)
    if function.isFailable { try leaveWithoutValue(made.register) }
    moveInto(register, made)
  }

  /// After an initializer that may give nil: this one then gives nil as well, or traps where `!` says that it cannot be.
  func leaveWithoutValue(_ made: Register) throws {
    let fine = Label()
    if forcesInitializer {
      emit(.checkNotNil, a: made)
      return
    }
    jump(.jumpIf, a: made, to: fine)
    try endScopesForReturn()
    let nothing = owner()
    emit(.release, a: nothing)
    emit(.returnCleaning, x: Instruction.xReference, a: nothing, immediate: functionNumber)
    place(fine)
  }

  private func makeFields(_ nominal: NominalType) -> Register {
    _ = lowerer.notebookType(nominal)
    let fields = owner()
    visibleEnds.insert(fields)
    emit(.makeInstance, a: fields, immediate: lowerer.tables.typeNumbers[nominal]!)
    return fields
  }

  /// An inherited native initializer makes the notebook's class.
  private func makeInherited(
    _ function: FunctionDeclaration, _ made: NominalType, _ arguments: [Argument], _ type: Type
  ) throws -> Value {
    guard let key = function.nativeKey else { throw fail("no initializer") }
    let fields = makeFields(made)
    try storeInitialFields(of: made, into: fields)
    let window = try nativeWindow(function, receiver: nil, arguments, typeArguments: [])
    emit(.makeRooted, a: window, b: fields, c: lowerer.factory(key))
    return takeResult(window, type)
  }

  /// Sets the fields that have initial values: of the class and its notebook superclasses, as far as `ancestor`.
  private func storeInitialFields(
    of nominal: NominalType, below ancestor: NominalType? = nil, into fields: Register
  ) throws {
    if let parent = nominal.superclass?.nominal, parent.origin == .notebook, parent != ancestor {
      try storeInitialFields(of: parent, below: ancestor, into: fields)
    }
    // A class with a designated initializer of its own sets them there.
    if nominal.layout?.initializers.contains(where: { !$0.isConvenience }) == true { return }
    for property in nominal.layout?.storedProperties ?? [] {
      guard let initial = property.initialValue, case .stored(let index) = property.implementation else { continue }
      setField(index, of: fields, to: weakened(try lower(initial), property.ownership))
    }
  }
}
