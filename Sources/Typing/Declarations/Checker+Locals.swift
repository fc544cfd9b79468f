import SwiftSyntax

extension Checker {
  /// Makes the types and functions of a block known before its statements are checked.
  func declareLocals(_ items: CodeBlockItemListSyntax) {
    var types: [(NominalType, TypeHeader)] = []
    var functions: [FunctionDeclSyntax] = []
    var extensions: [ExtensionDeclSyntax] = []
    for item in items {
      guard case .decl(let declaration) = item.item, let header = TypeHeader(declaration) else { continue }
      types.append(contentsOf: declareNominal(declaration, header, inside: nil))
    }
    for (nominal, header) in types { readParameters(of: nominal, header) }
    for item in items {
      guard case .decl(let declaration) = item.item else { continue }
      if let node = declaration.as(TypeAliasDeclSyntax.self) {
        let alias = readAlias(node, DeclarationContext(isNative: false))
        declare(alias.name, .alias(alias), at: node.name.sourceRange)
      } else if let node = declaration.as(FunctionDeclSyntax.self) {
        functions.append(node)
      } else if let node = declaration.as(ExtensionDeclSyntax.self) {
        extensions.append(node)
      }
    }
    if types.isEmpty && functions.isEmpty && extensions.isEmpty { return }
    for node in extensions { types += nestedTypes(of: node) }
    for (nominal, header) in types { readHeader(of: nominal, header) }
    types = inheritanceOrder(types)
    for node in functions { declareFunction(node) }
    var contexts: [(DeclarationContext, MemberBlockItemListSyntax, Scope)] = []
    for (nominal, header) in types {
      contexts.append((DeclarationContext(owner: nominal, isNative: false), header.members, typeScope(nominal)))
    }
    for node in extensions {
      if let context = extensionContext(node) { contexts.append((context, node.memberBlock.members, typeScope(context.owner!))) }
    }
    // Written types first, then fields whose type follows from their value, then (with initializers known) statics.
    for (index, (context, members, inner)) in contexts.enumerated() {
      isInExtension = index >= types.count
      inScope(inner) { readMembers(members, context, .written) }
    }
    for ((nominal, header), (context, members, inner)) in zip(types, contexts) {
      incompleteTypes[nominal] = { [self] in
        apart { inScope(inner) { readMembers(members, context, .inferredFields) } }
        numberFields([nominal])
        completeType(nominal, header)
      }
    }
    isInExtension = false
    for (nominal, _) in types { complete(nominal) }
    isInExtension = true
    for (context, members, inner) in contexts[types.count...] { inScope(inner) { readMembers(members, context, .inferredFields) } }
    // Once more with every superclass known.
    numberFields(types.map { $0.0 })
    for (context, members, inner) in contexts { inScope(inner) { readMembers(members, context, .inferredStatics) } }
    let values = laterValues
    laterValues = []
    for value in values { apart(value) }
    let checks = overrideChecks
    overrideChecks = []
    for check in checks { check() }
    numberFields(types.map { $0.0 })
  }

  /// Types declared inside an extension.
  private func nestedTypes(of node: ExtensionDeclSyntax) -> [(NominalType, TypeHeader)] {
    let inner = node.memberBlock.members.compactMap { item in TypeHeader(item.decl).map { (item.decl, $0) } }
    guard !inner.isEmpty, case .nominal(let owner, _) = type(node.extendedType) else { return [] }
    let table = catalog.table(of: owner)
    var found: [(NominalType, TypeHeader)] = []
    for (syntax, header) in inner {
      let before = table.entries[header.name]
      undo.append { table.entries[header.name] = before }
      found += declareNominal(syntax, header, inside: owner)
    }
    for (nominal, header) in found { readParameters(of: nominal, header) }
    return found
  }

  /// Reads the fields whose types follow from their values, which may be made with initializers of other types: those
  /// are completed meanwhile.
  func complete(_ nominal: NominalType) {
    guard let finish = incompleteTypes.removeValue(forKey: nominal) else { return }
    let outer = isInExtension
    isInExtension = false
    finish()
    isInExtension = outer
  }

  /// Checks something in the middle of an expression that has nothing to do with it.
  private func apart(_ body: () -> Void) {
    let saved = (solver, expressionDepth, pendingOperators, pendingRequirements, integerLiterals, emptyLiterals, chainLinked, tryDepth)
    let outerFunction = function
    (solver, expressionDepth, pendingOperators, pendingRequirements) = (Solver(), 0, [], [])
    (integerLiterals, emptyLiterals, chainLinked, tryDepth) = ([], [], false, 0)
    body()
    (solver, expressionDepth, pendingOperators, pendingRequirements, integerLiterals, emptyLiterals, chainLinked, tryDepth) = saved
    function = outerFunction
  }

  /// Superclasses before what inherits from them.
  private func inheritanceOrder(_ types: [(NominalType, TypeHeader)]) -> [(NominalType, TypeHeader)] {
    guard types.contains(where: { $0.0.superclass != nil }) else { return types }
    var ordered: [(NominalType, TypeHeader)] = []
    func add(_ item: (NominalType, TypeHeader)) {
      if ordered.contains(where: { $0.0 === item.0 }) { return }
      if let parent = item.0.superclass?.nominal, let found = types.first(where: { $0.0 === parent }), parent !== item.0 {
        if !superclassChain(of: parent.declaredType).contains(where: { $0.nominal === item.0 }) { add(found) }
      }
      ordered.append(item)
    }
    types.forEach(add)
    return ordered
  }

  /// What `where Element == Double` makes of the parameters of the extended type.
  func sameTypes(_ requirements: [GenericSignature.Requirement]) -> [GenericParameter: Type] {
    var map: [GenericParameter: Type] = [:]
    for case .same(.parameter(let parameter), let type) in requirements { map[parameter] = type }
    return map
  }

  func inScope(_ inner: Scope, _ body: () -> Void) {
    let outer = scope
    scope = inner
    body()
    scope = outer
  }

  func typeScope(_ nominal: NominalType) -> Scope {
    let inner = Scope(.type(nominal), parent: scope)
    for parameter in nominal.generics.parameters where !parameter.isSelf { inner.entries[parameter.name] = [.parameter(parameter)] }
    return inner
  }

  /// Adds a name to the scope that stands; a name used twice in one cell or block is an error.
  func declare(_ name: String, _ entity: Entity, at range: TextRange) {
    if name == "_" { return }
    if let existing = scope.entries[name]?.first, !mayOverload(existing, entity) {
      // Functions are known before their place is reached: what stands further down is the second.
      var place = range
      if case .function(let function) = existing, function.range.lowerBound > range.lowerBound { place = function.range }
      report(DiagnosticText.redeclaration(name, isTopLevel: isTopLevel), place)
      return
    }
    scope.entries[name, default: []].append(entity)
  }

  private func mayOverload(_ existing: Entity, _ new: Entity) -> Bool {
    if case .function = existing, case .function = new { return true }
    return false
  }

  var isTopLevel: Bool {
    if case .cell = scope.kind { return true }
    return false
  }

  /// A variable of the scope that stands: global at the top level of the cell, local elsewhere.
  func declareVariable(_ token: TokenSyntax, _ type: Type, isMutable: Bool) -> Variable {
    let name = token.identifierText
    let storage: Variable.Storage
    if isTopLevel {
      storage = .global(nextGlobal)
      nextGlobal += 1
    } else {
      storage = .local
    }
    let variable = Variable(name: name, type: type, isMutable: isMutable, storage: storage, range: token.sourceRange)
    declare(name, .variable(variable), at: token.sourceRange)
    if isTopLevel {
      cell.globals.append(variable)
      laterGlobals[name] = nil
    }
    return variable
  }

  private func declareFunction(_ node: FunctionDeclSyntax) {
    let function = readFunction(node, DeclarationContext(isNative: false))
    let name = function.name
    for case .function(let other) in scope.entries[name] ?? [] where haveSameSignature(other, function) {
      report(DiagnosticText.redeclaration(function.displayName, isTopLevel: isTopLevel), node.name.sourceRange)
    }
    functionNodes[node.id] = function
    declare(name, .function(function), at: node.name.sourceRange)
    if isOperator(node.name) { operatorCache[name] = nil }
    if isTopLevel {
      cell.functions.append(function)
    } else {
      function.closureVariable = Variable(
        name: name, type: .function(function.functionType), isMutable: false, storage: .local, range: node.name.sourceRange)
    }
  }

  /// A declaration met as a statement: bodies and initial values.
  func declaration(_ syntax: DeclSyntax, _ range: TextRange) -> [TypedStatement] {
    switch syntax.as(DeclSyntaxEnum.self) {
    case .variableDecl(let node): return variables(node, range)
    case .functionDecl(let node):
      guard let function = functionNodes[node.id] else { return [] }
      if isTopLevel { checkBody(of: function, node.body, isOperator: false) } else { pendingBodies.append((function, node.body)) }
      return [TypedStatement(.function(function), range: range)]
    case .structDecl, .classDecl, .enumDecl, .protocolDecl:
      guard let nominal = typeNodes[syntax.id], let header = TypeHeader(syntax) else { return [] }
      inScope(typeScope(nominal)) { checkMembers(header.members, nominal) }
      checkConformances(of: nominal, header)
      return nominal.kind == .protocolType ? [] : [TypedStatement(.type(nominal), range: range)]
    case .extensionDecl(let node):
      guard let owner = extensionOwners[node.id] else { return [] }
      let outer = genericContext
      genericContext += extensionRequirements[node.id] ?? []
      let inner = typeScope(owner)
      for (parameter, type) in sameTypes(genericContext) {
        inner.entries[parameter.name] = [.alias(TypeAlias(name: parameter.name, parameters: [], type: type))]
      }
      inScope(inner) { checkMembers(node.memberBlock.members, owner) }
      genericContext = outer
      checkConformances(of: owner, node)
      return extensionFunctions(node)
    case .typeAliasDecl: return []
    case .importDecl: return []
    case .operatorDecl, .precedenceGroupDecl: return []
    default:
      report(DiagnosticText.unsupportedStatement(syntax.kind.nameForMessages), range)
      return []
    }
  }

  // MARK: let and var

  func variables(_ node: VariableDeclSyntax, _ range: TextRange) -> [TypedStatement] {
    let isMutable = node.bindingSpecifier.tokenKind == .keyword(.var)
    var found: [TypedStatement] = []
    for binding in node.bindings {
      let annotation = binding.typeAnnotation ?? node.laterAnnotation(of: binding)
      if let block = binding.accessorBlock, let initializer = binding.initializer {
        found += observedVariable(node, binding, annotation, block, initializer)
      } else if let statement = variable(node, binding, annotation, isMutable: isMutable) {
        found.append(statement)
      }
    }
    return found
  }

  private func variable(
    _ node: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ annotation: TypeAnnotationSyntax?, isMutable: Bool
  ) -> TypedStatement? {
    let range = binding.sourceRange
    let written = annotation.map { type($0.type) }
    if let block = binding.accessorBlock, binding.initializer == nil {
      computedVariable(node, binding, written, block)
      return nil
    }
    let isForced = annotation?.type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) == true
    guard let initializer = binding.initializer else {
      guard let written else {
        report(DiagnosticText.missingAnnotation, binding.pattern.sourceRange)
        _ = pattern(binding.pattern, .error, isMutable: isMutable, isBinding: true)
        return nil
      }
      let typed = pattern(binding.pattern, written, isMutable: isMutable, isBinding: true)
      forEachVariable(typed) { variable in
        variable.isImplicitlyUnwrapped = isForced
        variable.syntax = DeclSyntax(node)
        variable.isDeclaredEmpty = !isMutable || written.optionalPayload == nil
        variable.ownership = self.ownership(node, written)
      }
      if isMutable, written.optionalPayload != nil {
        let none = make(.none, written, range)
        return TypedStatement(.variables(typed, none), range: range)
      }
      return TypedStatement(.variables(typed, nil), range: range)
    }
    if written != nil { specifiedValue = initializer.value.sourceRange }
    // `let a: Set = [1]` leaves it to the value what the set is of.
    let isPartlyWritten = written.map { solver.hasUnknowns($0) } ?? false
    var value = expression(initializer.value, written)
    var held = isPartlyWritten ? value.type : written ?? value.type
    let ownership = self.ownership(node, held)
    if ownership == .weak, written == nil, held.optionalPayload == nil, !isError(held) {
      held = .optional(held)
      value = make(.wrap(value), held, value.range)
    }
    if written == nil, isUnresolvable(value.type) { held = .error }
    if written == nil, held.isVoid, let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier {
      report(DiagnosticText.voidVariable(name.text, isConstant: !isMutable, display(held)), name.sourceRange)
    }
    let typed = pattern(binding.pattern, held, isMutable: isMutable, isBinding: true)
    if !alwaysFits(typed) { report(DiagnosticText.refutableDeclaration, binding.pattern.sourceRange) }
    forEachVariable(typed) { variable in
      variable.isImplicitlyUnwrapped = isForced || (written == nil && value.isImplicitlyUnwrapped)
      variable.syntax = DeclSyntax(node)
      variable.ownership = ownership
    }
    return TypedStatement(.variables(typed, value), range: range)
  }

  private func isUnresolvable(_ type: Type) -> Bool { expressionDepth == 0 && solver.slots.isEmpty == false && solver.hasUnknowns(type) }

  private func alwaysFits(_ pattern: TypedPattern) -> Bool {
    switch pattern {
    case .wildcard, .variable: true
    case .tuple(let inner): inner.allSatisfy(alwaysFits)
    case .enumCase, .payload, .some, .type, .expression: false
    }
  }

  func forEachVariable(_ pattern: TypedPattern, _ body: (Variable) -> Void) {
    switch pattern {
    case .variable(let variable): body(variable)
    case .tuple(let inner), .enumCase(_, let inner): for part in inner { forEachVariable(part, body) }
    case .some(let inner), .type(_, let inner), .payload(_, let inner): forEachVariable(inner, body)
    case .wildcard, .expression: break
    }
  }

  /// `var x: T { … }` outside a type.
  private func computedVariable(
    _ node: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ type: Type?, _ block: AccessorBlockSyntax
  ) {
    guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier, let type else {
      report(DiagnosticText.missingAnnotation, binding.pattern.sourceRange)
      return
    }
    let variable = declareVariable(name, type, isMutable: false)
    if isTopLevel { cell.globals.removeLast() }
    let getter = FunctionDeclaration(name: variable.name, kind: .getter, range: name.sourceRange)
    getter.result = type
    variable.getter = getter
    accessors(block, getter, type, owner: nil) { variable.setter = $0 }
  }

  /// Bodies of `get` and `set`, or of the getter alone.
  func accessors(
    _ block: AccessorBlockSyntax, _ getter: FunctionDeclaration, _ type: Type, owner: NominalType?,
    setter store: (FunctionDeclaration) -> Void
  ) {
    switch block.accessors {
    case .getter(let items): checkBody(of: getter, items, at: block.rightBrace.sourceRange)
    case .accessors(let list):
      for accessor in list {
        guard let body = accessor.body else { continue }
        switch accessor.accessorSpecifier.tokenKind {
        case .keyword(.get):
          if owner == nil, let clause = accessor.effectSpecifiers?.throwsClause { setThrows(getter, clause, DeclarationContext(isNative: false)) }
          checkBody(of: getter, body.statements, at: body.rightBrace.sourceRange)
        case .keyword(.set):
          let setter = setterDeclaration(getter, type, accessor.parameters?.name.identifierText ?? "newValue")
          store(setter)
          checkBody(of: setter, body.statements, at: body.rightBrace.sourceRange)
        default: report(DiagnosticText.unsupportedStatement("observers here"), accessor.sourceRange)
        }
      }
    }
  }

  func setterDeclaration(_ getter: FunctionDeclaration, _ type: Type, _ name: String) -> FunctionDeclaration {
    let setter = FunctionDeclaration(name: getter.name, kind: .setter, range: getter.range)
    setter.parameters = getter.parameters + [ParameterDeclaration(label: nil, name: name, type: type)]
    setter.owner = getter.owner
    setter.generics = getter.generics
    setter.isMutating = getter.owner.map { $0.kind != .classType } ?? false
    return setter
  }
}
