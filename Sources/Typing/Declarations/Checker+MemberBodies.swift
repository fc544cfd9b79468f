import SwiftSyntax

extension Checker {
  /// Finds what a method or initializer of a class overrides, and whether it says so.
  func checkOverride(_ function: FunctionDeclaration, _ modifiers: DeclModifierListSyntax, _ owner: NominalType, _ range: TextRange) {
    let says = modifiers.has(.override)
    guard owner.kind == .classType, let parent = owner.superclass else {
      if says { report(DiagnosticText.nothingToOverride(function.displayName), range) }
      return
    }
    let found = members(named: function.name, of: parent).filter { $0.distance < 100 }
    var nearest: FunctionDeclaration?
    for found in found {
      guard case .function(let other) = found.member, other.kind == function.kind else { continue }
      guard other.parameters.map(\.label) == function.parameters.map(\.label) else { continue }
      nearest = other
      let types = other.parameters.map { substitute($0.type, found.map) }
      guard zip(function.parameters, types).allSatisfy({ $0.type == $1 }), overrides(function.result, substitute(other.result, found.map), function.kind)
      else { continue }
      if function.kind == .initializer {
        if !says, !other.isConvenience, !function.isConvenience { report(DiagnosticText.missingOverride(range), range) }
        function.overridden = other
        return
      }
      if !says { report(DiagnosticText.missingOverride(range), range) }
      if other.nativeKey != nil, !other.isOpen { report(DiagnosticText.notOpenMethod(function.displayName, found.owner.name), range) }
      function.overridden = other
      other.isOverridden = true
      return
    }
    if says, function.kind != .initializer || !members(named: "init", of: parent).isEmpty {
      report(DiagnosticText.nothingToOverride(function.displayName, nearest: nearest?.displayType ?? found.first.flatMap { if case .function(let other) = $0.member { return other.displayType } else { return nil } }), range)
    }
  }

  private func overrides(_ own: Type, _ other: Type, _ kind: FunctionDeclaration.Kind) -> Bool {
    if kind == .initializer { return true }
    return own == other || canConvert(make(.discard, own, noRange), to: other)
  }

  func overriddenProperty(_ property: PropertyDeclaration, _ modifiers: DeclModifierListSyntax, _ owner: NominalType, _ range: TextRange) {
    guard owner.kind == .classType, let parent = owner.superclass else { return }
    for found in members(named: property.name, of: parent) where found.distance < 100 {
      guard case .property(let other) = found.member, other.isStatic == property.isStatic else { continue }
      property.overridden = other
      if !modifiers.has(.override) { report(DiagnosticText.missingOverride(range), range) }
      if case .computed(let getter, let setter) = property.implementation, case .computed(let otherGetter, let otherSetter) = other.implementation {
        getter.overridden = otherGetter
        setter?.overridden = otherSetter
        if otherGetter.nativeKey != nil, !otherGetter.isOpen { report(DiagnosticText.notOpenMethod(property.name, found.owner.name), range) }
      }
      return
    }
    if modifiers.has(.override) { report(DiagnosticText.nothingToOverride(property.name), range) }
  }

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
        if property.isLazy { continue }
        var parameter = ParameterDeclaration(label: property.name, name: property.name, type: property.type)
        parameter.hasDefault = property.initialValue != nil || (property.isMutable && property.type.optionalPayload != nil)
        parameter.defaultValue = property.initialValue
        initializer.parameters.append(parameter)
      }
    case .classType where ownInitializers.isEmpty:
      let open = layout.storedProperties.first {
        $0.initialValue == nil && !$0.isLazy && !($0.isMutable && $0.type.optionalPayload != nil)
      }
      if let open {
        report(DiagnosticText.classWithoutInitializers(nominal.name, open.name), header.nameRange)
        return
      }
      if nominal.superclass != nil { return }
    default: return
    }
    layout.initializers.append(initializer)
    catalog.table(of: nominal).entries["init", default: []].append(.read(.function(initializer)))
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
    if !function.isConvenience, let layout = owner.layout, let body = function.body, !delegates(body.body) {
      checkFieldsInitialised(function, layout, body, node)
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

  private func delegates(_ statements: [TypedStatement]) -> Bool {
    var found = false
    StatementWalk { statement in
      guard case .expression(let node) = statement.kind else { return }
      var inner = node
      if case .tryExpression(let value, _) = inner.kind { inner = value }
      if case .call(let call) = inner.kind, call.function.kind == .initializer, call.dispatch == .direct, call.receiver != nil { found = true }
      if case .assign(let target, _) = inner.kind, case .variable(let variable) = target.kind, variable.name == "self" { found = true }
    }.walk(statements)
    return found
  }

  /// Every field without a value of its own is assigned by the initializer on some path.
  private func checkFieldsInitialised(
    _ function: FunctionDeclaration, _ layout: NotebookTypeDeclaration, _ body: TypedFunction, _ node: InitializerDeclSyntax
  ) {
    if errorCount > 0 { return }
    var assigned: Set<String> = []
    StatementWalk { statement in
      guard case .expression(let value) = statement.kind, case .assign(let target, _) = value.kind else { return }
      self.collectFields(target, &assigned)
    }.walk(body.body)
    for property in layout.storedProperties where property.initialValue == nil && !property.isLazy {
      if property.isMutable, property.type.optionalPayload != nil { continue }
      if !assigned.contains(property.name) {
        report(DiagnosticText.fieldNotInitialised(property.name, isClass: layout.type.kind == .classType), node.body?.rightBrace.sourceRange ?? function.range)
        return
      }
    }
  }

  private func collectFields(_ target: TypedExpression, _ assigned: inout Set<String>) {
    switch target.kind {
    case .property(let base?, let property, _):
      if case .variable(let variable) = base.kind, variable.name == "self" { assigned.insert(property.name) }
    case .tuple(let parts): for part in parts { collectFields(part, &assigned) }
    default: break
    }
  }

  private func checkProperties(_ node: VariableDeclSyntax, _ owner: NominalType) {
    for binding in node.bindings {
      guard let property = propertyNodes[binding.id] else { continue }
      if case .computed(let getter, let setter) = property.implementation, let block = binding.accessorBlock {
        switch block.accessors {
        case .getter(let items): checkBody(of: getter, items, at: block.rightBrace.sourceRange)
        case .accessors(let list):
          for accessor in list {
            guard let body = accessor.body else { continue }
            let function = accessor.accessorSpecifier.tokenKind == .keyword(.set) ? setter : getter
            if let function { checkBody(of: function, body.statements, at: body.rightBrace.sourceRange) }
          }
        }
        continue
      }
      if property.isLazy, let value = binding.initializer?.value {
        let typed = property.initialValue ?? initialValue(value, property.type, owner, isStatic: false, isLazy: true)
        property.initialValue = typed
        property.lazySelf = lazySelves[value.id]
      }
      if case .accessors(let list)? = binding.accessorBlock?.accessors { checkObservers(property, list, owner) }
    }
  }

  private func checkObservers(_ property: PropertyDeclaration, _ list: AccessorDeclListSyntax, _ owner: NominalType) {
    for accessor in list {
      guard let body = accessor.body else { continue }
      let isDid = accessor.accessorSpecifier.tokenKind == .keyword(.didSet)
      guard isDid || accessor.accessorSpecifier.tokenKind == .keyword(.willSet) else { continue }
      let observer = FunctionDeclaration(name: property.name, kind: .setter, range: property.range)
      observer.owner = owner
      observer.isMutating = owner.kind != .classType
      let name = accessor.parameters?.name.identifierText ?? (isDid ? "oldValue" : "newValue")
      observer.parameters = [ParameterDeclaration(label: nil, name: name, type: property.type)]
      checkBody(of: observer, body.statements, at: body.rightBrace.sourceRange)
      if isDid { property.didSet = observer } else { property.willSet = observer }
    }
  }

  private func checkSubscript(_ node: SubscriptDeclSyntax) {
    guard let property = propertyNodes[node.id], case .computed(let getter, let setter) = property.implementation,
      let block = node.accessorBlock
    else { return }
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

extension FunctionDeclaration {
  /// Name with types, for "the superclass has": `onEpochEnd(_: Int, logs: Logs)`.
  var displayType: String {
    let list = parameters.map { parameter in
      let label = parameter.label.map { $0 == parameter.name ? $0 : "\($0) \(parameter.name)" } ?? "_ \(parameter.name)"
      return "\(label): \(parameter.type)\(parameter.isVariadic ? "..." : "")"
    }
    return "\(name)(\(list.joined(separator: ", ")))" + (result.isVoid || kind == .initializer ? "" : " -> \(result)")
  }
}
