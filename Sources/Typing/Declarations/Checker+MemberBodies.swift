import SwiftSyntax

extension Checker {
  /// Fields take their places in the order they are written in, however late their types became known.
  func numberFields(_ types: [NominalType]) {
    for layout in types.compactMap(\.layout) {
      layout.storedProperties.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    for layout in types.compactMap(\.layout) {
      for (index, property) in layout.storedProperties.enumerated() {
        property.implementation = .stored(index: layout.inheritedFieldCount + index)
      }
    }
  }

  /// Initializers nobody wrote.
  func completeType(_ nominal: NominalType, _ header: TypeHeader) {
    guard let layout = nominal.layout else { return }
    let ownInitializers = layout.initializers.filter { initializer in
      header.members.contains { functionNodes[$0.decl.id] === initializer }
    }
    let initializer = FunctionDeclaration(name: "init", kind: .initializer, range: header.nameRange)
    initializer.owner = nominal
    initializer.result = nominal.declaredType
    initializer.isMemberwise = true
    switch nominal.kind {
    case .structure where ownInitializers.isEmpty:
      for property in layout.storedProperties {
        if !property.isMutable, property.initialValue != nil { continue }
        var parameter = ParameterDeclaration(label: property.memberwiseLabel ?? property.name, name: property.name, type: property.type)
        parameter.hasDefault = property.initialValue != nil || (property.isMutable && property.type.optionalPayload != nil)
        parameter.defaultValue = property.initialValue ?? (parameter.hasDefault ? make(.none, property.type, property.range) : nil)
        initializer.parameters.append(parameter)
        if property.isPrivate { initializer.isPrivate = true }
      }
    case .classType where ownInitializers.isEmpty:
      let open = layout.storedProperties.first {
        $0.initialValue == nil && !($0.isMutable && $0.type.optionalPayload != nil)
      }
      if let open {
        report(DiagnosticText.classWithoutInitializers(nominal.name, open.name), header.nameRange)
        return
      }
      if nominal.superclass != nil { return }
    default: return
    }
    var supplied = [initializer]
    if initializer.isPrivate, initializer.parameters.allSatisfy(\.hasDefault) {
      // `init()` is there for everybody.
      let plain = initializer.copy()
      plain.parameters = []
      plain.isPrivate = false
      supplied.append(plain)
    }
    layout.initializers += supplied
    catalog.table(of: nominal).entries["init", default: []] += supplied.map { .read(.function($0)) }
  }

  /// Bodies of members, with the names of the type in scope.
  func checkMembers(_ members: MemberBlockItemListSyntax, _ owner: NominalType) {
    for item in members {
      switch item.decl.as(DeclSyntaxEnum.self) {
      case .functionDecl(let node):
        guard let function = functionNodes[node.id] else { continue }
        if owner.kind == .protocolType, node.body == nil { continue }
        checkBody(of: function, node.body, isOperator: isOperator(node.name))
      case .initializerDecl(let node):
        guard let function = functionNodes[node.id] else { continue }
        if owner.kind == .protocolType, node.body == nil { continue }
        checkInitializer(function, node, owner)
      case .variableDecl(let node): checkProperties(node, owner)
      case .subscriptDecl(let node): checkSubscript(node)
      case .deinitializerDecl(let node): checkDeinitializer(node, owner)
      case .structDecl, .classDecl, .enumDecl, .protocolDecl:
        guard let nested = typeNodes[item.decl.id], let header = TypeHeader(item.decl) else { continue }
        inScope(typeScope(nested)) { checkMembers(header.members, nested) }
        checkConformances(of: nested, header)
      default: continue
      }
    }
  }

  private func checkInitializer(_ function: FunctionDeclaration, _ node: InitializerDeclSyntax, _ owner: NominalType) {
    let outer = sawSuperInit
    sawSuperInit = false
    checkBody(of: function, node.body, isOperator: false)
    if owner.kind == .classType, owner.superclass != nil, !function.isConvenience, !sawSuperInit, let body = function.body {
      addSuperInit(function, body, owner, node)
    }
    sawSuperInit = outer
    guard let layout = owner.layout, let body = function.body, let me = body.selfVariable, let end = node.body?.rightBrace.sourceRange
    else { return }
    let isDelegating = owner.kind == .classType ? function.isConvenience : delegates(body.body)
    flowChecks.append { [self] in
      let flow = InitializerFlow(owner, layout, me, isDelegating: isDelegating) { self.report($0, $1) }
      body.wholeAfter = flow.check(body, end: end)
    }
  }

  /// `super.init()` is implied when the superclass has an initializer without arguments.
  private func addSuperInit(_ function: FunctionDeclaration, _ body: TypedFunction, _ owner: NominalType, _ node: InitializerDeclSyntax) {
    guard let selfVariable = body.selfVariable, let parent = owner.superclass else { return }
    let range = function.range
    let receiver = make(.upcast(make(.variable(selfVariable), selfVariable.type, range)), parent, range)
    receiver.isSuper = true
    var found = candidates(members(named: "init", of: parent), receiver).filter { match($0.function.parameters, []) != nil }
    for index in found.indices { found[index].dispatch = .superclass }
    guard let candidate = found.first ?? nil else {
      if members(named: "init", of: parent).isEmpty { return }
      report(DiagnosticText.superInitNotCalled, node.body?.rightBrace.sourceRange ?? range)
      return
    }
    let call = apply(candidate, candidate.function.parameters.map { $0.isVariadic ? .variadic([]) : .omitted }, [], nil, "init", range)
    body.body.append(TypedStatement(.expression(finish(call)), range: range))
  }

  /// Whether the initializer of a struct or enum calls `self.init`.
  private func delegates(_ statements: [TypedStatement]) -> Bool {
    var found = false
    StatementWalk { statement in
      guard case .expression(var node) = statement.kind else { return }
      while true {
        switch node.kind {
        case .tryExpression(let inner, _), .forceUnwrap(let inner), .wrap(let inner): node = inner
        case .call(let call):
          if call.isDelegation { found = true }
          return
        default: return
        }
      }
    }.walk(statements)
    return found
  }

  private func checkSubscript(_ node: SubscriptDeclSyntax) {
    guard let property = propertyNodes[node.id], case .computed(let getter, let setter) = property.implementation,
      let block = node.accessorBlock
    else { return }
    for (index, parameter) in node.parameterClause.parameters.enumerated() {
      guard let value = parameter.defaultValue?.value else { continue }
      let typed = expression(value, getter.parameters[index].type)
      getter.parameters[index].defaultValue = typed
      setter?.parameters[index].defaultValue = typed
    }
    switch block.accessors {
    case .getter(let items): checkBody(of: getter, items, at: block.rightBrace.sourceRange)
    case .accessors(let list):
      for accessor in list {
        guard let body = accessor.body else { continue }
        let function = accessor.accessorSpecifier.tokenKind == .keyword(.set) ? setter : getter
        if let function { checkBody(of: function, body.statements, at: body.rightBrace.sourceRange) }
      }
    }
  }

  private func checkDeinitializer(_ node: DeinitializerDeclSyntax, _ owner: NominalType) {
    guard let body = node.body else { return }
    let function = FunctionDeclaration(name: "deinit", kind: .method, range: node.deinitKeyword.sourceRange)
    function.owner = owner
    checkBody(of: function, body.statements, at: body.rightBrace.sourceRange)
    owner.layout?.deinitializer = function.body
  }

  /// Functions of an extension of a type of an earlier cell, for the lowering of this cell.
  func extensionFunctions(_ node: ExtensionDeclSyntax) -> [TypedStatement] {
    var found: [TypedStatement] = []
    func add(_ function: FunctionDeclaration?) {
      if let function, function.body != nil { found.append(TypedStatement(.function(function), range: node.sourceRange)) }
    }
    for item in node.memberBlock.members {
      add(functionNodes[item.decl.id])
      var properties: [PropertyDeclaration?] = [propertyNodes[item.decl.id]]
      if let variable = item.decl.as(VariableDeclSyntax.self) { properties += variable.bindings.map { propertyNodes[$0.id] } }
      for property in properties {
        if case .computed(let getter, let setter)? = property?.implementation {
          add(getter)
          add(setter)
        }
      }
    }
    return found
  }
}
