// What a function or property named in generic code is, once the types are known.

extension BodySpecializer {
  struct FunctionTarget {
    var function: FunctionDeclaration
    /// What is left to say at run time: natives are told their types, notebook functions are made for them.
    var typeArguments: [Type] = []
    var dispatch: TypedExpression.Dispatch
    /// The case of an enum that stands for a static requirement.
    var enumCase: EnumCase?
  }

  struct PropertyTarget {
    var property: PropertyDeclaration
    var access: TypedExpression.Access
    var enumCase: EnumCase?
  }

  func resolve(
    _ function: FunctionDeclaration, _ typeArguments: [Type], _ dispatch: TypedExpression.Dispatch
  ) -> FunctionTarget {
    let arguments = typeArguments.map(written)
    if function.closureVariable != nil {
      return FunctionTarget(function: nestedFunction(function, arguments), dispatch: dispatch)
    }
    if let owner = function.owner, owner.kind == .protocolType, let type = arguments.first, isKnown(type),
      function.isRequirement || mayReplace(function.nativeKey)
    {
      let own = Array(arguments.dropFirst(owner.generics.parameters.count))
      if let witness = checker.witnesses.witness(of: function, for: type, arguments: own) { return target(witness, function, type, dispatch) }
      if function.isRequirement { specializer.fail("'\(function.displayName)' of '\(type)'") }
    }
    if let witness = operatorFunction(function, arguments) {
      return target(witness, function, arguments[0], dispatch)
    }
    return target(function, arguments, dispatch)
  }

  private func target(
    _ witness: Witness, _ requirement: FunctionDeclaration, _ type: Type, _ dispatch: TypedExpression.Dispatch
  ) -> FunctionTarget {
    switch witness.implementation {
    case .function(let function):
      let isVirtual = function.owner?.kind == .classType && function.owner?.origin == .notebook && dispatch != .superclass
      return target(function, witness.typeArguments, isVirtual ? .virtual : .direct)
    case .enumCase(let item):
      return FunctionTarget(function: requirement, dispatch: .direct, enumCase: enumCase(item, specializer.concrete(type)))
    case .property: return FunctionTarget(function: requirement, dispatch: dispatch)
    }
  }

  private func target(
    _ function: FunctionDeclaration, _ arguments: [Type], _ dispatch: TypedExpression.Dispatch
  ) -> FunctionTarget {
    if function.nativeKey != nil || function.isRequirement {
      return FunctionTarget(function: function, typeArguments: arguments.map(specializer.concrete), dispatch: dispatch)
    }
    let isFixed = dispatch == .virtual && !function.generics.parameters.isEmpty && checker.isFixed(function)
    return FunctionTarget(function: specializer.function(function, arguments), dispatch: isFixed ? .direct : dispatch)
  }

  /// Whether a type has members of its own.
  private func isKnown(_ type: Type) -> Bool {
    if case .nominal = type { return true }
    return false
  }

  /// What the library offers for all types of a protocol, a type may have of its own: `zero`, `count`. Where the checker
  /// saw the type it has chosen already.
  private func mayReplace(_ nativeKey: String?) -> Bool { nativeKey != nil && !map.isEmpty }

  /// `+` on an `AdditiveArithmetic` that is known to be an `Int`.
  private func operatorFunction(_ function: FunctionDeclaration, _ arguments: [Type]) -> Witness? {
    guard !map.isEmpty, function.nativeKey != nil, function.owner == nil, arguments.count == 1, function.name.isOperatorName,
      case .nominal(let nominal, let own) = arguments[0]
    else { return nil }
    if nominal.origin == .notebook {
      let map = specializer.substitution(function, arguments)
      return checker.witnesses.operatorFunction(
        function.name, parameters: function.parameters.map { checker.substitute($0.type, map) })
    }
    guard own.isEmpty else { return nil }
    return Checker.gate.withLock { _ in
      checker.nativeOperator(function.name, on: nominal, operands: function.parameters.count).map {
        Witness(implementation: .function($0), typeArguments: [])
      }
    }
  }

  // MARK: Properties

  func resolve(_ property: PropertyDeclaration, _ access: TypedExpression.Access) -> PropertyTarget {
    let arguments = access.typeArguments.map(written)
    guard let owner = property.owner, owner.kind == .protocolType, let type = arguments.first, isKnown(type),
      property.isRequirement || mayReplace(nativeKey(property))
    else { return target(property, arguments, access.dispatch) }
    let own = Array(arguments.dropFirst(owner.generics.parameters.count))
    guard let witness = checker.witnesses.witness(of: property, for: type, arguments: own) else {
      if property.isRequirement { specializer.fail("'\(property.name)' of '\(type)'") }
      return target(property, arguments, access.dispatch)
    }
    switch witness.implementation {
    case .property(let own):
      let isVirtual = own.owner?.kind == .classType && own.owner?.origin == .notebook
      return target(own, witness.typeArguments, isVirtual ? .virtual : .direct)
    case .enumCase(let item):
      return PropertyTarget(property: property, access: access, enumCase: enumCase(item, specializer.concrete(type)))
    case .function: return target(property, arguments, access.dispatch)
    }
  }

  private func nativeKey(_ property: PropertyDeclaration) -> String? {
    if case .computed(let getter, _) = property.implementation { return getter.nativeKey }
    return nil
  }

  private func target(
    _ property: PropertyDeclaration, _ arguments: [Type], _ dispatch: TypedExpression.Dispatch
  ) -> PropertyTarget {
    let made = specializer.use(property, arguments)
    let left = made === property ? arguments.map(specializer.concrete) : []
    return PropertyTarget(property: made, access: .init(typeArguments: left, dispatch: dispatch))
  }
}
