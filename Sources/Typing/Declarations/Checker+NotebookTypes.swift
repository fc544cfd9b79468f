import SwiftSyntax

extension Checker {
  /// Registers a type and the types inside it.
  func declareNominal(_ syntax: DeclSyntax, _ header: TypeHeader, inside outer: NominalType?) -> [(NominalType, TypeHeader)] {
    let name = (outer.map { $0.name + "." } ?? "") + header.name
    let nominal = NominalType(name: name, kind: header.kind, origin: .notebook)
    nominal.syntax = syntax
    nominal.outer = outer
    if programFile != nil { nominal.module = "Swift" }
    typeNodes[syntax.id] = nominal
    if header.kind == .protocolType {
      let selfParameter = GenericParameter(name: "Self", isSelf: true)
      nominal.generics.parameters = [selfParameter]
      selfProtocols[selfParameter] = nominal
      catalog.conformances[nominal] = []
    } else {
      nominal.layout = NotebookTypeDeclaration(type: nominal, range: header.nameRange)
      cell.types.append(nominal)
    }
    if let outer {
      catalog.table(of: outer).entries[header.name, default: []].append(.read(.type(nominal)))
    } else {
      declare(header.name, .type(nominal), at: header.nameRange)
    }
    var found = [(nominal, header)]
    for item in header.members {
      if let inner = TypeHeader(item.decl) { found += declareNominal(item.decl, inner, inside: nominal) }
    }
    return found
  }

  /// Generic parameters: everything else may name the type with arguments.
  func readParameters(of nominal: NominalType, _ header: TypeHeader) {
    if let clause = header.genericParameters {
      nominal.generics = readGenerics(clause, header.whereClause, DeclarationContext(isNative: false))
    }
    if let outer = nominal.outer, nominal.kind != .protocolType, outer.kind != .protocolType {
      nominal.generics.parameters.insert(contentsOf: outer.generics.parameters, at: 0)
      nominal.generics.requirements += outer.generics.requirements
    }
  }

  /// Superclass and conformances.
  func readHeader(of nominal: NominalType, _ header: TypeHeader) {
    let context = DeclarationContext(owner: nominal, isNative: false)
    var conformances = catalog.conformances[nominal] ?? []
    inScope(typeScope(nominal)) {
      if nominal.kind == .protocolType { readAssociatedTypes(of: nominal, header, context) }
      for (index, inherited) in header.inherited.enumerated() {
        switch type(inherited.type, nominal.kind == .protocolType ? nil : context) {
        case .existential(let protocols):
          conformances += protocols.map { Conformance(protocolType: $0, requirements: []) }
        case .nominal(let parent, let arguments) where nominal.kind == .classType && parent.kind == .classType && index == 0:
          nominal.superclass = .nominal(parent, arguments)
          if parent.origin == .notebook, isFinal(parent.syntax) {
            report(DiagnosticText.finalClass(parent.name), header.nameRange)
          }
          if parent.origin == .native, !parent.isOpen { report(DiagnosticText.notOpenClass(parent.name), inherited.sourceRange) }
        case .nominal(let raw, let arguments) where nominal.kind == .enumeration && index == 0:
          rawTypes[nominal] = .nominal(raw, arguments)
        case .error: continue
        case let other: report(DiagnosticText.badInheritance(display(other)), inherited.sourceRange)
        }
      }
    }
    catalog.conformances[nominal] = conformances
    if nominal.kind == .enumeration { readCases(of: nominal, header, context) }
  }

  private func readCases(of nominal: NominalType, _ header: TypeHeader, _ context: DeclarationContext) {
    inScope(typeScope(nominal)) {
      for item in header.members {
        if let node = item.decl.as(EnumCaseDeclSyntax.self) { declareCases(node, of: nominal, context) }
      }
    }
    readRawValues(of: nominal, header)
    let hasPayload = nominal.cases.contains { !$0.payload.isEmpty }
    if !hasPayload {
      for name in ["Equatable", "Hashable"] {
        if let protocolType = nativeType(name) {
          catalog.conformances[nominal, default: []].append(Conformance(protocolType: protocolType, requirements: []))
        }
      }
    }
    if !hasPayload, catalog.conformances[nominal]?.contains(where: { $0.protocolType.name == "CaseIterable" }) == true {
      addAllCases(to: nominal)
    }
  }

  func extensionContext(_ node: ExtensionDeclSyntax) -> DeclarationContext? {
    let extended = type(node.extendedType)
    let owner: NominalType
    var stated: [GenericSignature.Requirement] = []
    switch extended {
    case .nominal(let nominal, let arguments):
      owner = nominal
      // `extension [Int]` is `extension Array where Element == Int`.
      for (parameter, argument) in zip(nominal.generics.parameters, arguments)
      where argument != .parameter(parameter) && !solver.hasUnknowns(argument) {
        stated.append(.same(.parameter(parameter), argument))
      }
    case .existential(let protocols) where protocols.count == 1:
      owner = protocols[0].constraint?.base ?? protocols[0]
      if protocols[0].constraint != nil {
        stated = requirements(on: .parameter(owner.generics.parameters[0]), protocols).filter { if case .same = $0 { true } else { false } }
      }
    default: return nil
    }
    extensionOwners[node.id] = owner
    let context = DeclarationContext(owner: owner, isNative: false)
    context.requirements = stated + readRequirements(node.genericWhereClause, context)
    extensionRequirements[node.id] = context.requirements
    for (parameter, type) in sameTypes(context.requirements) { context.parameters[parameter.name] = type }
    let before = catalog.conformances[owner]
    var conformances = self.conformances(of: owner)
    for inherited in node.inheritanceClause?.inheritedTypes ?? [] {
      if case .existential(let protocols) = type(inherited.type) {
        conformances += protocols.map { Conformance(protocolType: $0, requirements: context.requirements) }
        cell.addsConformances = true
        if protocols.contains(where: { $0.name == "CaseIterable" }), owner.origin == .notebook { addAllCases(to: owner) }
      }
    }
    catalog.conformances[owner] = conformances
    protocolCache = [:]
    undo.append { [self] in
      catalog.conformances[owner] = before
      protocolCache = [:]
    }
    return context
  }

  /// Whether an extension of an earlier cell declared the same member: the later one stands.
  private func isReplaced(_ entry: MemberTable.Entry, by member: Member) -> Bool {
    guard case .read(let older) = entry else { return false }
    switch (older, member) {
    case (.function(let old), .function(let new)):
      return old.nativeKey == nil && !old.isRequirement && old.body != nil && !functionNodes.values.contains(old) && old.kind == new.kind
        && haveSameSignature(old, new) && old.ownerRequirements == new.ownerRequirements
    case (.property(let old), .property(let new)):
      guard case .computed(let getter, _) = old.implementation, getter.nativeKey == nil, getter.body != nil else { return false }
      return !propertyNodes.values.contains { $0 === old } && old.isStatic == new.isStatic
        && old.parameters.map(\.label) == new.parameters.map(\.label) && old.parameters.map(\.type) == new.parameters.map(\.type)
        && old.ownerRequirements == new.ownerRequirements
    default: return false
    }
  }

  enum MemberRound { case written, inferredFields, inferredStatics }

  /// Signatures of members; in later rounds the properties whose type follows from their initial value.
  func readMembers(_ members: MemberBlockItemListSyntax, _ context: DeclarationContext, _ round: MemberRound) {
    guard let owner = context.owner else { return }
    let table = catalog.table(of: owner)
    func add(_ name: String, _ member: Member) {
      if owner.origin == .native { _ = ownMembers(named: name, of: owner) }
      let before = table.entries[name]
      table.entries[name]?.removeAll { isReplaced($0, by: member) }
      table.entries[name, default: []].append(.read(member))
      undo.append { table.entries[name] = before }
    }
    for item in members {
      if let node = item.decl.as(VariableDeclSyntax.self) {
        let isStatic = node.modifiers.has(.static) || node.modifiers.has(.class)
        // The value of a static may use every initializer, even where the type is written.
        let isInferred = node.bindings.contains { $0.typeAnnotation == nil && node.laterAnnotation(of: $0) == nil }
        let own: MemberRound = isStatic && node.bindings.first?.initializer != nil
          ? .inferredStatics : isInferred ? .inferredFields : .written
        for binding in node.bindings where own == round {
          if let property = readProperty(node, binding, context) { add(property.name, .property(property)) }
        }
        continue
      }
      if round != .written { continue }
      switch item.decl.as(DeclSyntaxEnum.self) {
      case .functionDecl(let node):
        let function = readFunction(node, context)
        functionNodes[node.id] = function
        if isOperator(node.name) {
          let before = notebookOperators[function.name]
          notebookOperators[function.name, default: []].append(function)
          operatorCache[function.name] = nil
          undo.append { [self] in
            notebookOperators[function.name] = before
            operatorCache[function.name] = nil
          }
          owner.layout?.methods.append(function)
          continue
        }
        overrideChecks.append { [self] in checkOverride(function, node.modifiers, owner, node.name.sourceRange) }
        owner.layout?.methods.append(function)
        add(function.name, .function(function))
      case .initializerDecl(let node):
        let function = readInitializer(node, context)
        functionNodes[node.id] = function
        overrideChecks.append { [self] in checkOverride(function, node.modifiers, owner, node.initKeyword.sourceRange) }
        owner.layout?.initializers.append(function)
        add("init", .function(function))
      case .subscriptDecl(let node):
        let property = readSubscript(node, context)
        property.isPrivate = node.modifiers.isPrivate
        property.isPrivateToSet = node.modifiers.isPrivateToSet
        if owner.kind != .protocolType { prepareSubscript(property, node) }
        propertyNodes[node.id] = property
        owner.layout?.subscripts.append(property)
        overrideChecks.append { [self] in overriddenProperty(property, node.modifiers, owner, node.subscriptKeyword.sourceRange) }
        add("subscript", .property(property))
      case .typeAliasDecl(let node): add(node.name.identifierText, .alias(readAlias(node, context)))
      case .deinitializerDecl(let node):
        if owner.kind != .classType { report(DiagnosticText.deinitOutsideClass, node.deinitKeyword.sourceRange) }
      case .structDecl, .classDecl, .enumDecl, .protocolDecl, .enumCaseDecl, .associatedTypeDecl: continue
      default: report(DiagnosticText.unsupportedStatement(item.decl.kind.nameForMessages), item.decl.sourceRange)
      }
    }
  }

  private func prepareSubscript(_ property: PropertyDeclaration, _ node: SubscriptDeclSyntax) {
    guard case .accessors(let list)? = node.accessorBlock?.accessors else { return }
    if list.contains(where: { $0.accessorSpecifier.tokenKind == .keyword(.set) }), !property.isMutable { makeSettable(property) }
  }

  func readProperty(_ node: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ context: DeclarationContext) -> PropertyDeclaration? {
    guard let owner = context.owner, let token = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier else {
      report(DiagnosticText.unsupportedStatement("pattern"), binding.pattern.sourceRange)
      return nil
    }
    let name = token.identifierText
    let isStatic = node.modifiers.has(.static) || node.modifiers.has(.class)
    let isLazy = node.modifiers.has(.lazy)
    var initial: TypedExpression?
    let written = (binding.typeAnnotation ?? node.laterAnnotation(of: binding)).map { type($0.type, context) }
    if let value = binding.initializer?.value {
      if let written, !isLazy {
        initial = laterInitialValue(value, written, owner, isStatic: isStatic)
      } else if written == nil {
        initial = initialValue(value, nil, owner, isStatic: isStatic, isLazy: isLazy)
      }
    }
    guard let type = written ?? initial?.type else {
      report(DiagnosticText.missingAnnotation, binding.pattern.sourceRange)
      return nil
    }
    let isConstant = node.bindingSpecifier.tokenKind == .keyword(.let)
    let property = PropertyDeclaration(
      name: name, type: type, isStatic: isStatic, isMutable: !isConstant, implementation: .stored(index: 0), range: token.sourceRange)
    property.owner = owner
    property.ownerRequirements = context.requirements
    property.syntax = DeclSyntax(node)
    property.initialValue = initial
    property.isPrivate = node.modifiers.isPrivate
    property.isPrivateToSet = node.modifiers.isPrivateToSet
    property.isLazy = isLazy
    property.isImplicitlyUnwrapped = binding.typeAnnotation?.type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) == true
    property.ownership = ownership(node, property.type)
    propertyNodes[binding.id] = property
    if owner.kind == .protocolType, binding.accessorBlock == nil { report(DiagnosticText.requirementWithoutAccessors, token.sourceRange) }
    if owner.kind == .protocolType, binding.accessorBlock.map({ isRequirement($0) }) ?? true {
      return readMember(DeclSyntax(node), context).flatMap { if case .property(let property) = $0 { return property } else { return nil } }
    }
    let isObserved = binding.accessorBlock.map { isObservers($0) } ?? false
    if let block = binding.accessorBlock, !isObserved {
      computedProperty(property, block)
      owner.layout?.computedProperties.append(property)
    } else if isObserved, node.modifiers.has(.override) {
      makeAccessors(property, readsMutating: false)
      owner.layout?.computedProperties.append(property)
    } else if isLazy {
      if isConstant { report(DiagnosticText.lazyConstant, token.sourceRange) }
      guard mayStore(owner, token.sourceRange) else { return property }
      lazyProperty(property)
    } else if isStatic {
      storedStatic(property, initial, token.sourceRange)
      if isObserved { moveToStorage(property) }
    } else {
      guard mayStore(owner, token.sourceRange) else { return property }
      property.implementation = .stored(index: 0)
      owner.layout?.storedProperties.append(property)
      if isObserved { moveToStorage(property) }
    }
    overrideChecks.append { [self] in overriddenProperty(property, node.modifiers, owner, token.sourceRange) }
    return property
  }

  private func isRequirement(_ block: AccessorBlockSyntax) -> Bool {
    guard case .accessors(let list) = block.accessors else { return false }
    return list.allSatisfy { $0.body == nil }
  }

  private func isObservers(_ block: AccessorBlockSyntax) -> Bool {
    guard case .accessors(let list) = block.accessors else { return false }
    return list.contains { $0.accessorSpecifier.tokenKind == .keyword(.willSet) || $0.accessorSpecifier.tokenKind == .keyword(.didSet) }
  }

  private func computedProperty(_ property: PropertyDeclaration, _ block: AccessorBlockSyntax) {
    let getter = FunctionDeclaration(name: property.name, kind: property.isStatic ? .staticMethod : .getter, range: property.range)
    getter.result = property.type
    getter.owner = property.owner
    getter.ownerRequirements = property.ownerRequirements
    property.isMutable = false
    property.implementation = .computed(getter: getter, setter: nil)
    if case .accessors(let list) = block.accessors {
      for accessor in list where accessor.accessorSpecifier.tokenKind == .keyword(.get) {
        if let clause = accessor.effectSpecifiers?.throwsClause { setThrows(getter, clause, DeclarationContext(owner: property.owner, isNative: false)) }
      }
      for accessor in list where accessor.accessorSpecifier.tokenKind == .keyword(.set) {
        makeSettable(property)
        if case .computed(_, let setter?) = property.implementation {
          setter.parameters[0].name = accessor.parameters?.name.identifierText ?? "newValue"
          setter.isMutating = property.owner?.kind != .classType && !property.isStatic && !accessor.hasModifier(.nonmutating)
        }
      }
    }
  }

  private func storedStatic(_ property: PropertyDeclaration, _ initial: TypedExpression?, _ range: TextRange) {
    let variable = Variable(
      name: "\(property.owner?.name ?? "").\(property.name)", type: property.type, isMutable: property.isMutable,
      storage: .global(nextGlobal), range: range)
    nextGlobal += 1
    variable.ownership = property.ownership
    property.implementation = .global(variable)
    if initial == nil, !(property.isMutable && property.type.optionalPayload != nil) { report(DiagnosticText.staticWithoutValue(property.name), range) }
    if let owner = property.owner, !owner.generics.parameters.isEmpty {
      report(DiagnosticText.staticInGenericType(isProtocol: owner.kind == .protocolType), range)
    }
    staticInitializers.append((property, variable))
  }

  /// Whether a type may have fields at this place.
  private func mayStore(_ owner: NominalType, _ range: TextRange) -> Bool {
    if owner.layout != nil, owner.kind != .enumeration, owner.kind != .protocolType, !isInExtension { return true }
    report(DiagnosticText.storedInExtension(owner.kind == .enumeration), range)
    return false
  }

  /// The initial value of a property, `self` not yet there (but in a lazy one).
  /// The value of a field whose type is written, checked once the initializers of all types around are known.
  private func laterInitialValue(_ syntax: ExprSyntax, _ type: Type, _ owner: NominalType, isStatic: Bool) -> TypedExpression {
    let node = make(.none, type, syntax.sourceRange)
    let here = scope
    laterValues.append { [self] in
      inScope(here) {
        let value = initialValue(syntax, type, owner, isStatic: isStatic, isLazy: false)
        node.kind = value.kind
        node.type = value.type
        node.isImplicitlyUnwrapped = value.isImplicitlyUnwrapped
      }
    }
    return node
  }

  func initialValue(_ syntax: ExprSyntax, _ type: Type?, _ owner: NominalType, isStatic: Bool, isLazy: Bool) -> TypedExpression {
    let context = FunctionContext(name: owner.name, result: .void, throwsErrors: false, isClosure: false)
    let inner = Scope(.function(context), parent: scope)
    if isLazy {
      let isValue = owner.kind != .classType
      let variable = Variable(
        name: "self", type: owner.declaredType, isMutable: isValue, storage: .local, isInout: isValue, range: syntax.sourceRange)
      inner.entries["self"] = [.variable(variable)]
      context.selfVariable = variable
      lazySelves[syntax.id] = variable
    } else if isStatic {
      inner.entries["self"] = [.variable(Variable(name: "self", type: .metatype(owner.declaredType), isMutable: false, storage: .local, range: syntax.sourceRange))]
    }
    var value = errorNode(syntax.sourceRange)
    enter(context, inner, requirements: owner.generics.requirements) { value = expression(syntax, type) }
    return value
  }
}

extension VariableDeclSyntax {
  /// In `var a, b: Int` the annotation stands with the last name.
  func laterAnnotation(of binding: PatternBindingSyntax) -> TypeAnnotationSyntax? {
    guard binding.initializer == nil, binding.accessorBlock == nil else { return nil }
    return bindings.drop { $0.id != binding.id }.lazy.compactMap(\.typeAnnotation).first
  }
}

extension AccessorDeclSyntax {
  func hasModifier(_ keyword: Keyword) -> Bool { modifier?.name.tokenKind == .keyword(keyword) }
}
