import SwiftSyntax

extension Checker {
  /// The one candidate that a call means, applied to the arguments.
  func choose(
    _ candidates: [Candidate], _ given: [CallArgument], _ expected: Type?, _ name: String, _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    var arguments = given
    for index in arguments.indices where arguments[index].node == nil && !arguments[index].isContextual {
      if isOverloadedReference(arguments[index].syntax) {
        arguments[index].isOverloadedFunction = true
        continue
      }
      let node = infer(arguments[index].syntax, nil)
      arguments[index].node = node
    }
    if arguments.contains(where: { $0.node.map { isError($0.type) } ?? false }) {
      return afterArgumentError(candidates, arguments, range)
    }
    var viable: [(candidate: Candidate, bindings: [ParameterBinding])] = []
    for candidate in candidates {
      if let bindings = match(candidate.function.parameters, arguments) { viable.append((candidate, bindings)) }
    }
    if viable.isEmpty {
      if candidates.isEmpty { return errorNode(range) }
      reportArgumentMismatch(candidates, arguments, name, nameRange, range)
      return errorNode(range)
    }
    if viable.count > 1 {
      let likely = viable.filter { mayFit($0.candidate, $0.bindings, arguments) }
      if likely.isEmpty, name.isOperatorName, arguments.allSatisfy({ $0.node != nil }) {
        return reportNoCandidate(viable, arguments, expected, name, nameRange, range)
      }
      if !likely.isEmpty { viable = likely }
    }
    if viable.count > 1 { viable = withoutShadowed(viable, expected) }
    if viable.count == 1, candidates.count == 1 || !name.isOperatorName { return apply(viable[0].candidate, viable[0].bindings, arguments, expected, name, range) }
    return chooseByTrial(viable, arguments, expected, name, nameRange, range)
  }

  /// An operator or a name of several functions, passed as a value: the parameter's type says which.
  private func isOverloadedReference(_ syntax: ExprSyntax) -> Bool {
    if let member = syntax.as(MemberAccessExprSyntax.self), let base = member.base, member.declName.argumentNames == nil,
      let type = typeWritten(base)
    {
      let found = members(named: member.declName.baseName.identifierText, of: type)
      if case .function? = found.first?.member { return found.count > 1 }
      return false
    }
    guard let node = syntax.as(DeclReferenceExprSyntax.self) else { return false }
    if isOperator(node.baseName) { return true }
    if node.baseName.text.hasPrefix("$") || node.baseName.text == "self" { return false }
    switch resolve(node.baseName.identifierText, at: node.sourceRange) {
    case .entities(let entities):
      if case .function = entities[0] { return entities.count > 1 }
      return false
    case .implicitMember(_, let found):
      if case .function = found[0].member { return found.count > 1 }
      return false
    case .operatorName, .none: return false
    }
  }

  /// With an argument already reported, the call stays silent; its type is known when all candidates agree on it.
  private func afterArgumentError(_ candidates: [Candidate], _ arguments: [CallArgument], _ range: TextRange) -> TypedExpression {
    var fitting = candidates.filter { match($0.function.parameters, arguments) != nil }
    if fitting.isEmpty { fitting = candidates }
    guard let first = fitting.first, first.function.generics.parameters.isEmpty else { return errorNode(range) }
    let type = first.result ?? substitute(first.function.result, first.map)
    guard !solver.hasUnknowns(type), fitting.allSatisfy({ ($0.result ?? substitute($0.function.result, $0.map)) == type }),
      case .function = first.role
    else { return errorNode(range) }
    return make(.discard, type, range)
  }

  /// A cheap look at the arguments whose type is known: false only when the candidate certainly does not fit.
  private func mayFit(_ candidate: Candidate, _ bindings: [ParameterBinding], _ arguments: [CallArgument]) -> Bool {
    for (position, binding) in bindings.enumerated() {
      guard case .argument(let index) = binding else { continue }
      let parameter = candidate.function.parameters[position]
      guard parameter.isInout == arguments[index].isInout || name(isOperator: candidate.function) else { return false }
      if let node = arguments[index].node {
        if parameter.isAutoclosure { continue }
        if !mayConvert(shallow(node.type), parameter.type, node) { return false }
      } else if arguments[index].isClosure {
        if !acceptsClosure(parameter.type), !arguments[index].syntax.is(KeyPathExprSyntax.self) { return false }
        if arguments[index].syntax.is(KeyPathExprSyntax.self), case .function(let type) = parameter.type, type.parameters.count != 1 { return false }
      }
    }
    return true
  }

  private func name(isOperator function: FunctionDeclaration) -> Bool {
    guard let first = function.name.unicodeScalars.first else { return false }
    return !first.properties.isXIDStart && first != "_"
  }

  private func acceptsClosure(_ type: Type) -> Bool {
    switch type {
    case .nominal(let nominal, let arguments):
      return nominal === NominalType.optional && acceptsClosure(arguments[0])
    case .tuple, .metatype: return false
    default: return true
    }
  }

  func mayConvert(_ from: Type, _ to: Type, _ node: TypedExpression) -> Bool {
    switch to {
    case .nominal(let target, let arguments):
      if target === NominalType.optional {
        if let payload = from.optionalPayload { return mayConvert(shallow(payload), arguments[0], node) }
        return mayConvert(from, arguments[0], node)
      }
      switch from {
      case .nominal(let source, _):
        if source === target || isNil(node, for: target) { return true }
        if node.isImplicitlyUnwrapped, let payload = from.optionalPayload {
          return mayConvert(shallow(payload), to, make(.discard, payload, node.range))
        }
        return source.kind == .classType && target.kind == .classType && isSubclass(source, of: target)
      case .variable(let variable):
        if let literal = solver.slots[variable.number].literal { return accepts(.nominal(target, arguments), literal) }
        return true
      case .error, .parameter, .dependent: return true
      case .tuple, .function, .metatype, .existential: return false
      }
    case .tuple(let elements):
      if case .tuple(let own) = from { return own.count == elements.count }
      if case .variable(let variable) = from { return solver.slots[variable.number].literal == nil }
      return isError(from)
    case .function:
      switch from {
      case .nominal: return node.isImplicitlyUnwrapped
      case .tuple, .existential: return false
      case .variable(let variable): return solver.slots[variable.number].literal == nil
      default: return true
      }
    default: return true
    }
  }

  private func chooseByTrial(
    _ viable: [(candidate: Candidate, bindings: [ParameterBinding])], _ arguments: [CallArgument], _ expected: Type?,
    _ name: String, _ nameRange: TextRange, _ range: TextRange
  ) -> TypedExpression {
    var best: (index: Int, score: Score)?
    var wanted = expected
    // What is wanted counts only when some candidate can give it; otherwise the mismatch is reported by whoever wants it.
    for attempt in 0..<2 where best == nil {
      if attempt == 1 {
        if wanted == nil { break }
        wanted = nil
      }
      for (index, (candidate, bindings)) in viable.enumerated() {
        let before = mark()
        solver.score = Score()
        let node = apply(candidate, bindings, arguments, expected, name, range)
        var works = errorCount == before.errors
        if works, let wanted, convert(node, to: wanted) == nil { works = false }
        let score = solver.score
        rollback(before)
        guard works else { continue }
        if let current = best {
          if score < current.score || (score == current.score && preferred(viable[index], over: viable[current.index])) {
            best = (index, score)
          }
        } else {
          best = (index, score)
        }
      }
    }
    guard let best else {
      if let reason = stringSubscript(viable, arguments) {
        report(reason, range)
        return errorNode(range)
      }
      return reportNoCandidate(viable, arguments, expected, name, nameRange, range)
    }
    return apply(viable[best.index].candidate, viable[best.index].bindings, arguments, expected, name, range)
  }

  private typealias Viable = (candidate: Candidate, bindings: [ParameterBinding])

  private func preferred(_ left: Viable, over right: Viable) -> Bool {
    let leftRank = rank(left)
    let rightRank = rank(right)
    if leftRank != rightRank { return leftRank.lexicographicallyPrecedes(rightRank) }
    if shadows(left.candidate, right.candidate) { return true }
    return isMoreSpecialized(left.candidate.function, than: right.candidate.function)
  }

  /// Smaller is better: own members before a protocol's, non-generic before generic, no defaults before some, notebook before native.
  private func rank(_ viable: Viable) -> [Int] {
    let function = viable.candidate.function
    var omitted = 0
    var variadic = 0
    for binding in viable.bindings {
      if case .omitted = binding { omitted += 1 }
      if case .variadic = binding { variadic += 1 }
    }
    return [
      variadic, viable.candidate.distance >= 100 ? 1 : 0, function.generics.parameters.isEmpty ? 0 : 1, omitted,
      function.nativeKey == nil ? 0 : 1,
    ]
  }

  /// Whether every parameter of one function would be accepted by the other, and not the other way round.
  func isMoreSpecialized(_ left: FunctionDeclaration, than right: FunctionDeclaration) -> Bool {
    fits(left, into: right) && !fits(right, into: left)
  }

  private func fits(_ left: FunctionDeclaration, into right: FunctionDeclaration) -> Bool {
    guard left.parameters.count == right.parameters.count else { return left.parameters.count < right.parameters.count }
    let before = mark()
    defer { rollback(before) }
    genericContext.append(contentsOf: left.generics.requirements)
    defer { genericContext.removeLast(left.generics.requirements.count) }
    var map: [GenericParameter: Type] = [:]
    for parameter in right.generics.parameters { map[parameter] = solver.fresh() }
    if let owner = right.owner, owner.kind == .protocolType, let selfParameter = owner.generics.parameters.first {
      map[selfParameter] = solver.fresh()
    }
    for (mine, theirs) in zip(left.parameters, right.parameters) {
      let target = substitute(theirs.type, map)
      guard convert(make(.discard, mine.type, noRange), to: target) != nil else { return false }
    }
    for requirement in right.generics.requirements where !holds(requirement, map) { return false }
    return true
  }
}

extension String {
  var isOperatorName: Bool {
    guard let first = unicodeScalars.first else { return false }
    return !first.properties.isXIDStart && first != "_" && first != "$" && first != "[" && first != "("
  }
}
