import SwiftSyntax

extension Checker {
  /// A postfix expression with everything before its last dot; closes the optional chain that begins in it.
  func chain(_ syntax: ExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let outer = chainLinked
    chainLinked = false
    defer { chainLinked = outer }
    let node = postfixExpression(syntax, expected, range)
    return chainLinked ? closedChain(node, range) : node
  }

  func closedChain(_ node: TypedExpression, _ range: TextRange) -> TypedExpression {
    if isError(node.type) { return node }
    if shallow(node.type).optionalPayload != nil { return make(.optionalChain(node), node.type, range) }
    let wrapped = make(.wrap(node), .optional(node.type), range)
    return make(.optionalChain(wrapped), wrapped.type, range)
  }

  /// What stands before a dot, call or subscript.
  func base(_ syntax: ExprSyntax) -> TypedExpression {
    switch syntax.kind {
    case .declReferenceExpr, .memberAccessExpr, .functionCallExpr, .subscriptCallExpr, .optionalChainingExpr, .forceUnwrapExpr,
      .genericSpecializationExpr, .superExpr:
      return postfixExpression(syntax, nil, syntax.sourceRange)
    case .arrayExpr, .dictionaryExpr:
      if let type = typeWritten(syntax) { return make(.metatype, .metatype(type), syntax.sourceRange) }
      return settledOperand(syntax)
    default: return settledOperand(syntax)
    }
  }

  func postfixExpression(_ syntax: ExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    switch syntax.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let node): return reference(node, expected, range)
    case .memberAccessExpr(let node): return memberAccess(node, expected, range)
    case .functionCallExpr(let node): return call(node, expected, range)
    case .subscriptCallExpr(let node): return subscriptCall(node, expected, range)
    case .genericSpecializationExpr(let node): return specialization(node, range)
    case .superExpr: return superReference(range)
    case .optionalChainingExpr(let node):
      let value = base(node.expression)
      if isError(value.type) { return value }
      if case .metatype(let type) = shallow(value.type) { return make(.metatype, .metatype(.optional(type)), range) }
      if case .tuple = shallow(value.type), let type = typeWritten(node.expression) {
        return make(.metatype, .metatype(.optional(type)), range)
      }
      guard let payload = shallow(value.type).optionalPayload else {
        report(DiagnosticText.chainOnNonOptional(display(value.type)), range)
        return value
      }
      chainLinked = true
      return make(.chainLink(value), payload, range)
    case .forceUnwrapExpr(let node):
      let value = base(node.expression)
      if isError(value.type) { return value }
      // `self.init(…)!`: there is no value to unwrap, but there may be nothing.
      if case .call(let call) = value.kind, call.function.isFailable, call.isDelegation {
        return make(.forceUnwrap(value), .void, range)
      }
      if case .variable = shallow(value.type) {
        let payload = solver.fresh()
        _ = unify(value.type, .optional(payload))
        return make(.forceUnwrap(value), payload, range)
      }
      guard let payload = shallow(value.type).optionalPayload else {
        report(DiagnosticText.forceOfNonOptional(display(value.type), node.exclamationMark.sourceRange), range)
        return value
      }
      return make(.forceUnwrap(value), payload, range)
    default: return infer(syntax, expected)
    }
  }

  private func specialization(_ node: GenericSpecializationExprSyntax, _ range: TextRange) -> TypedExpression {
    if let name = node.expression.as(DeclReferenceExprSyntax.self) {
      let type = namedType(name.baseName.identifierText, arguments: node.genericArgumentClause, nil, range: range)
      return isError(type) ? errorNode(range) : make(.metatype, .metatype(type), range)
    }
    let inner = base(node.expression)
    if case .metatype(let type) = shallow(inner.type), let nominal = shallow(type).nominal {
      let arguments = node.genericArgumentClause.arguments.compactMap { argument -> Type? in
        if case .type(let syntax) = argument.argument { return self.type(syntax) }
        return nil
      }
      let type = apply(nominal, arguments, range, nil)
      return isError(type) ? errorNode(range) : make(.metatype, .metatype(type), range)
    }
    return inner
  }

  /// `[Int]`, `[String: [Double]]` where an expression stands; nil when the elements are values.
  func typeWritten(_ syntax: ExprSyntax) -> Type? {
    switch syntax.as(ExprSyntaxEnum.self) {
    case .arrayExpr(let node):
      guard node.elements.count == 1, let element = node.elements.first, let type = typeWritten(element.expression) else { return nil }
      return .array(type)
    case .dictionaryExpr(let node):
      guard case .elements(let elements) = node.content, elements.count == 1, let pair = elements.first,
        let key = typeWritten(pair.key), let value = typeWritten(pair.value)
      else { return nil }
      return .dictionary(key, value)
    case .optionalChainingExpr(let node): return typeWritten(node.expression).map { .optional($0) }
    case .typeExpr(let node): return type(node.type)
    case .declReferenceExpr(let node):
      let name = node.baseName.identifierText
      if name == "Any" { return .any }
      noteUse(of: name, at: node.sourceRange)
      for entity in lookup(name) {
        switch entity {
        case .type(let nominal): return apply(nominal, nil, syntax.sourceRange, nil)
        case .alias(let alias): return applied(alias)
        case .parameter(let parameter): return .parameter(parameter)
        case .variable, .function: return nil
        }
      }
      return nil
    case .memberAccessExpr(let node):
      guard let base = node.base, let owner = typeWritten(base) else { return nil }
      if let type = associatedType(named: node.declName.baseName.identifierText, ofGeneric: owner) { return type }
      guard let nominal = owner.nominal else { return nil }
      for ancestor in superclassChain(of: .nominal(nominal, [])) {
        guard let parent = ancestor.nominal else { continue }
        for member in ownMembers(named: node.declName.baseName.identifierText, of: parent) {
          if case .type(let nested) = member { return self.nested(nested, in: owner, nil, syntax.sourceRange, nil) }
          if case .alias(let alias) = member { return applied(alias) }
        }
      }
      return nil
    case .genericSpecializationExpr(let node):
      if case .metatype(let type) = specialization(node, syntax.sourceRange).type { return type }
      return nil
    case .tupleExpr(let node):
      var elements: [Type.TupleElement] = []
      for element in node.elements {
        guard let type = typeWritten(element.expression) else { return nil }
        elements.append(.init(label: element.label?.identifierText, type: type))
      }
      return elements.count == 1 ? elements[0].type : elements.isEmpty ? nil : .tuple(elements)
    default: return nil
    }
  }

  private func superReference(_ range: TextRange) -> TypedExpression {
    guard let variable = currentSelf(), let parent = superclassOfSelf(variable.type) else {
      report(DiagnosticText.superOutsideClass, range)
      return errorNode(range)
    }
    let node = make(.upcast(make(.variable(variable), variable.type, range)), parent, range)
    node.isSuper = true
    return node
  }

  func superclassOfSelf(_ type: Type) -> Type? {
    if case .metatype(let instance) = type { return superclassOfSelf(instance).map { .metatype($0) } }
    let chain = superclassChain(of: type)
    return chain.count > 1 ? chain[1] : nil
  }

  /// The `self` in scope.
  func currentSelf() -> Variable? {
    for case .variable(let variable) in lookup("self") { return variable }
    return nil
  }

  /// A use of a name as a value.
  func reference(_ node: DeclReferenceExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let name = node.baseName.identifierText
    if name.hasPrefix("$"), let index = Int(name.dropFirst()) { return anonymousArgument(index, range) }
    if name == "Self", let type = selfType(nil) { return make(.metatype, .metatype(type), range) }
    switch resolve(name, at: range) {
    case .entities(let entities): return value(of: entities, node, expected, range)
    case .implicitMember(let base, let found):
      return member(name, of: base, found, expected, range, labels: node.argumentNames)
    case .operatorName:
      return functionValue(operatorFunctions(name).map { Candidate($0) }, labels: nil, expected, name, range)
    case .none:
      reportUnknownName(name, range)
      return errorNode(range)
    }
  }

  /// What a name stands for, as a value.
  func value(
    of entities: [Entity], _ node: DeclReferenceExprSyntax, _ expected: Type?, _ range: TextRange
  ) -> TypedExpression {
    switch entities[0] {
    case .variable(let variable): return read(variable, range)
    case .function:
      let functions = entities.compactMap { entity -> FunctionDeclaration? in
        if case .function(let function) = entity { return function }
        return nil
      }
      return functionValue(
        functions.map { Candidate($0) }, labels: node.argumentNames, expected, node.baseName.identifierText, range)
    case .type(let nominal): return make(.metatype, .metatype(apply(nominal, nil, range, nil)), range)
    case .alias(let alias): return make(.metatype, .metatype(applied(alias)), range)
    case .parameter(let parameter): return make(.metatype, .metatype(.parameter(parameter)), range)
    }
  }

  /// `Swift.min`: what the library declares under a name, whatever the notebook or the type around calls so.
  func moduleEntities(_ base: some SyntaxProtocol, _ name: String) -> [Entity]? {
    let module = base.as(DeclReferenceExprSyntax.self)?.baseName.text ?? base.as(IdentifierTypeSyntax.self)?.name.text
    guard module == "Swift", lookup("Swift").isEmpty else { return nil }
    let found = nativeEntities(name)
    return found.isEmpty ? nil : found
  }

  func read(_ variable: Variable, _ range: TextRange) -> TypedExpression {
    if isError(variable.type) { return errorNode(range) }
    let node = make(.variable(variable), variable.type, range)
    node.isImplicitlyUnwrapped = variable.isImplicitlyUnwrapped
    return node
  }

  private func anonymousArgument(_ index: Int, _ range: TextRange) -> TypedExpression {
    guard function.isClosure, index < function.anonymous.count else {
      report(
        function.isClosure
          ? DiagnosticText.anonymousArgumentBeyond(index, function.anonymous.count) : DiagnosticText.anonymousArgumentOutside(index),
        range)
      return errorNode(range)
    }
    return read(function.anonymous[index], range)
  }

  enum Resolution {
    case entities([Entity])
    /// A member of the type around, with the `self` or type it belongs to.
    case implicitMember(TypedExpression, [FoundMember])
    case operatorName
    case none
  }

  /// What an unqualified name means here, members of the types around included.
  func resolve(_ name: String, at range: TextRange) -> Resolution {
    var current: Scope? = scope
    while let scope = current {
      if let found = scope.entries[name], !found.isEmpty {
        noteUse(of: name, at: range)
        return .entities(lookup(name))
      }
      if case .type(let nominal) = scope.kind, let resolution = implicitMember(name, of: nominal, at: range) { return resolution }
      current = scope.parent
    }
    let found = nativeEntities(name)
    if !found.isEmpty {
      noteUse(of: name, at: range)
      return .entities(found)
    }
    if let first = name.unicodeScalars.first, !first.properties.isXIDStart, first != "_", first != "$" { return .operatorName }
    return .none
  }

  private func implicitMember(_ name: String, of nominal: NominalType, at range: TextRange) -> Resolution? {
    if name == "self" || name == "init" { return nil }
    var type: Type = nominal.kind == .protocolType ? .parameter(nominal.generics.parameters[0]) : nominal.declaredType
    if let variable = currentSelf(), variable.type.nominal === nominal { type = variable.type }
    let found = members(named: name, of: type)
    guard !found.isEmpty else { return nil }
    // An empty range tells that nobody wrote it.
    let range = TextRange(at: range.lowerBound)
    let instance = found.filter { !$0.member.isStatic }
    if !instance.isEmpty, let variable = currentSelf() {
      if case .metatype = variable.type {} else {
        return .implicitMember(make(.variable(variable), variable.type, range), instance)
      }
    }
    let statics = found.filter { $0.member.isStatic }
    guard !statics.isEmpty else { return nil }
    // Inside an instance method a static member needs its type's name, except types, aliases and cases in patterns.
    if let variable = currentSelf(), case .metatype = variable.type {} else if currentSelf() != nil {
      let named = statics.filter {
        switch $0.member {
        case .type, .alias: true
        default: false
        }
      }
      if named.isEmpty { return nil }
      return .implicitMember(make(.metatype, .metatype(type), range), named)
    }
    if let variable = currentSelf(), case .metatype(let instance) = variable.type, instance.nominal === nominal, nominal.kind == .classType {
      return .implicitMember(make(.variable(variable), variable.type, range), statics)
    }
    return .implicitMember(make(.metatype, .metatype(type), range), statics)
  }
}
