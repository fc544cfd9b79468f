import SwiftSyntax

/// Applying one candidate of a call to its arguments.
extension Checker {
  /// Fresh unknowns for the function's own generic parameters (and its owner's where the base does not say).
  func instantiate(_ candidate: Candidate) -> [GenericParameter: Type] {
    var map = candidate.map
    if let owner = candidate.owner, candidate.map.isEmpty {
      for parameter in owner.generics.parameters { map[parameter] = solver.fresh() }
    }
    for parameter in candidate.function.generics.parameters { map[parameter] = solver.fresh() }
    return map
  }

  func typeArguments(_ candidate: Candidate, _ map: [GenericParameter: Type]) -> [Type] {
    ((candidate.owner?.generics.parameters ?? []) + candidate.function.generics.parameters).map { map[$0] ?? .parameter($0) }
  }

  /// The call of a candidate, with everything that is wrong about it reported.
  func apply(
    _ candidate: Candidate, _ bindings: [ParameterBinding], _ arguments: [CallArgument], _ expected: Type?, _ name: String,
    _ range: TextRange
  ) -> TypedExpression {
    let function = candidate.function
    let errorsBefore = errorCount
    let map = instantiate(candidate)
    let types = function.parameters.map { substitute($0.type, map) }
    var converted: [TypedExpression?] = arguments.map { _ in nil }
    func place(_ index: Int, _ position: Int) {
      let parameter = function.parameters[position]
      let argument = arguments[index]
      if parameter.isInout || argument.isInout {
        if parameter.isInout, name.isOperatorName, !argument.isInout {
          converted[index] = operatorInout(argument, types[position])
        } else if parameter.isInout {
          converted[index] = inoutArgument(argument, types[position])
        } else {
          report(DiagnosticText.inoutForPlain, argument.range)
        }
      } else if parameter.isAutoclosure {
        converted[index] = autoclosure(argument, types[position], argument.node)
      } else if let given = argument.node {
        let node = unwrapped(given, for: parameter.type, of: function)
        if let value = convert(node, to: types[position]) ?? reinferred(argument, types[position]) {
          converted[index] = value
        } else {
          report(argumentMismatch(node, types[position], argument), argument.syntax.sourceRange)
        }
      } else {
        let concrete = implicitMemberType(argument.syntax, of: parameter.type, function)
        if let concrete, case .variable = shallow(types[position]) { _ = unify(types[position], concrete) }
        converted[index] = check(argument.syntax, types[position])
      }
    }
    // `by: T.Stride` can be looked at once the other arguments have said what `T` is.
    func isDependent(_ position: Int) -> Bool {
      if case .dependent = shallow(types[position]) { return true }
      return false
    }
    var later: [(index: Int, position: Int)] = []
    forEachArgument(bindings) { index, position in
      if arguments[index].isContextual { return }
      if isDependent(position) { later.append((index, position)) } else { place(index, position) }
    }
    for (index, position) in later { place(index, position) }
    applySameTypes(function, map)
    let result = candidate.result ?? substitute(function.result, map)
    if errorCount == errorsBefore { adoptExpected(result, expected) }
    forEachArgument(bindings) { index, position in
      if arguments[index].isContextual, !arguments[index].isClosure, !arguments[index].isOverloadedFunction { place(index, position) }
    }
    applySameTypes(function, map)
    forEachArgument(bindings) { index, position in
      if arguments[index].isClosure || arguments[index].isOverloadedFunction { place(index, position) }
    }
    if errorCount == errorsBefore { addRequirements(candidate, map, range) }
    checkReceiver(candidate)
    noteThrows(function, map, converted, range)
    guard errorCount == errorsBefore else {
      return errorCount > errorsBefore && !solver.hasUnknowns(result) ? make(.discard, result, range) : errorNode(range)
    }
    let typed = bindings.enumerated().map { position, binding -> TypedExpression.Argument in
      switch binding {
      case .omitted: callerPosition(function, position, range).map { .value($0) } ?? .omitted
      case .argument(let index):
        function.parameters[position].isInout ? .inout(converted[index]!) : .value(converted[index]!)
      case .variadic(let indices): .variadic(indices.map { converted[$0]! }, element: types[position])
      }
    }
    return built(candidate, typed, result, map, range)
  }

  /// A call whose own type does not fit, read once more as what the parameter wants: `xs.reversed()` may be an array.
  private func reinferred(_ argument: CallArgument, _ type: Type) -> TypedExpression? {
    guard argument.syntax.is(FunctionCallExprSyntax.self), !isUnknown(type) else { return nil }
    let before = mark()
    let node = infer(argument.syntax, type)
    if errorCount == before.errors, let value = convert(node, to: type) { return value }
    rollback(before)
    return nil
  }

  /// An implicitly unwrapped optional goes to a generic parameter as an optional, unless what is asked of the parameter
  /// holds for its payload only.
  private func unwrapped(_ node: TypedExpression, for parameter: Type, of function: FunctionDeclaration) -> TypedExpression {
    guard node.isImplicitlyUnwrapped, case .parameter = parameter, let payload = shallow(node.type).optionalPayload else {
      return node
    }
    let isAskedMore = function.generics.requirements.contains { requirement in
      guard case .conforms(parameter, let protocolType) = requirement else { return false }
      return !conforms(node.type, to: protocolType)
    }
    return isAskedMore ? make(.forceUnwrap(node), payload, node.range) : node
  }

  private func built(
    _ candidate: Candidate, _ arguments: [TypedExpression.Argument], _ result: Type, _ map: [GenericParameter: Type],
    _ range: TextRange
  ) -> TypedExpression {
    switch candidate.role {
    case .function:
      let node = make(
        .call(
          .init(
            candidate.function, receiver: candidate.receiver, arguments: arguments,
            typeArguments: typeArguments(candidate, map), dispatch: candidate.dispatch)), result, range)
      node.isImplicitlyUnwrapped = candidate.function.isForced && candidate.receiver == nil
      return node
    case .subscriptElement(let property):
      let access = TypedExpression.Access(typeArguments: typeArguments(candidate, map), dispatch: candidate.dispatch)
      let node = make(.subscriptElement(base: candidate.receiver, property, arguments, access), result, range)
      node.isImplicitlyUnwrapped = property.isImplicitlyUnwrapped
      return node
    case .enumCase(let enumCase):
      let values = arguments.enumerated().compactMap { index, argument -> TypedExpression? in
        if case .value(let value) = argument { return value }
        return enumCase.defaults[index]?()
      }
      return make(.enumCase(enumCase, values), result, range)
    }
  }

  private func forEachArgument(_ bindings: [ParameterBinding], _ body: (_ index: Int, _ position: Int) -> Void) {
    for (position, binding) in bindings.enumerated() {
      switch binding {
      case .omitted: continue
      case .argument(let index): body(index, position)
      case .variadic(let indices): for index in indices { body(index, position) }
      }
    }
  }

  /// The left side of `+=`: no ampersand is written.
  private func operatorInout(_ argument: CallArgument, _ type: Type) -> TypedExpression? {
    guard let node = argument.node else { return nil }
    checkMutable(node, .compoundAssignment, argument.syntax.sourceRange)
    if unify(node.type, type) { return node }
    report(mismatch(node, type), argument.syntax.sourceRange)
    return nil
  }

  /// The type that `.name` stands for where a generic parameter is wanted: a constraint's extension says it.
  private func implicitMemberType(_ syntax: ExprSyntax, of type: Type, _ function: FunctionDeclaration) -> Type? {
    guard case .parameter = type else { return nil }
    let callee = syntax.as(FunctionCallExprSyntax.self)?.calledExpression ?? syntax
    guard let member = callee.as(MemberAccessExprSyntax.self), member.base == nil else { return nil }
    let name = member.declName.baseName.identifierText
    for case .conforms(type, let protocolType) in function.generics.requirements {
      if let (concrete, _) = staticsThroughSelf(name, protocolType) { return concrete }
    }
    return nil
  }

  /// What `where S.Element == T` tells about unknowns, as soon as one side is known.
  private func applySameTypes(_ function: FunctionDeclaration, _ map: [GenericParameter: Type]) {
    for requirement in function.generics.requirements + function.ownerRequirements {
      guard case .same(let left, let right) = requirement else { continue }
      let (first, second) = (shallow(substitute(left, map)), shallow(substitute(right, map)))
      if case .dependent = first { continue }
      if case .dependent = second { continue }
      let before = mark()
      if !unify(first, second) { rollback(before) }
    }
  }

  /// Lets the wanted type decide generic arguments that the arguments left open.
  private func adoptExpected(_ result: Type, _ expected: Type?) {
    guard let expected, !isUnknown(expected), solver.hasUnknowns(result) else { return }
    var target = shallow(expected)
    if case .existential = target { return }
    let before = mark()
    if unify(result, target) { return }
    rollback(before)
    while let payload = target.optionalPayload {
      target = shallow(payload)
      if unify(result, target) { return }
      rollback(before)
    }
  }

  func addRequirements(_ candidate: Candidate, _ map: [GenericParameter: Type], _ range: TextRange) {
    let function = candidate.function
    var requirements = function.generics.requirements
    requirements += function.ownerRequirements
    if let owner = candidate.owner {
      if owner.kind != .protocolType {
        requirements += owner.generics.requirements
      } else if candidate.map.isEmpty {
        requirements.append(.conforms(.parameter(owner.generics.parameters[0]), owner))
      }
    }
    for requirement in requirements {
      if let (type, protocolType) = unmetByExistential(requirement, map, function) {
        report(DiagnosticText.existentialDoesNotConform(display(type), protocolType.name), range)
        return
      }
      let pending = PendingRequirement(requirement: requirement, map: map, function: function, range: range)
      if isOpen(requirement, map) {
        guard holds(requirement, map) else {
          report(DiagnosticText.requirementFails(function.displayName, describe(requirement, map)), range)
          return
        }
        pendingRequirements.append(pending)
      } else if !holds(requirement, map) {
        report(DiagnosticText.requirementFails(function.displayName, describe(requirement, map)), range)
        return
      }
    }
  }

  private func isOpen(_ requirement: GenericSignature.Requirement, _ map: [GenericParameter: Type]) -> Bool {
    switch requirement {
    case .conforms(let type, _): solver.hasUnknowns(substitute(type, map))
    case .inherits(let type, _): solver.hasUnknowns(substitute(type, map))
    case .same(let left, let right): solver.hasUnknowns(substitute(left, map)) || solver.hasUnknowns(substitute(right, map))
    }
  }

  func describe(_ requirement: GenericSignature.Requirement, _ map: [GenericParameter: Type]) -> String {
    switch requirement {
    case .conforms(let type, let protocolType): "'\(display(substitute(type, map)))' conform to '\(protocolType.name)'"
    case .inherits(let type, let parent): "'\(display(substitute(type, map)))' inherit from '\(display(parent))'"
    case .same(let left, let right):
      "the types '\(display(substitute(left, map)))' and '\(display(substitute(right, map)))' be equivalent"
    }
  }

  private func checkReceiver(_ candidate: Candidate) {
    guard candidate.function.isMutating, candidate.function.kind == .method, let receiver = candidate.receiver,
      !isClass(receiver.type)
    else { return }
    checkMutable(receiver, .mutatingMember, receiver.range)
  }
}
