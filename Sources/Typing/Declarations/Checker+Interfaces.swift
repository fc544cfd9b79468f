import SwiftSyntax

extension Checker {
  /// Makes the declarations of a chunk known by name; signatures are read when a name is used.
  func declare(_ tree: SourceFileSyntax, of chunk: InterfaceChunk) {
    // What the place that made a name known knows of its own generic parameters says nothing about these declarations.
    let (outerScope, outerContext) = (scope, genericContext)
    (scope, genericContext) = (session, [])
    defer { (scope, genericContext) = (outerScope, outerContext) }
    var rest: [DeclSyntax] = []
    for item in tree.statements {
      guard case .decl(let declaration) = item.item else {
        catalog.problems.append("\(chunk.name): not a declaration: \(item.trimmedDescription.prefix(60))")
        continue
      }
      if !declareNativeType(declaration, inside: nil) { rest.append(declaration) }
    }
    for declaration in rest { declareNative(declaration, of: chunk) }
  }

  /// Registers a type declaration and those nested in it; false when the declaration is something else.
  private func declareNativeType(_ syntax: DeclSyntax, inside outer: NominalType?) -> Bool {
    guard let header = TypeHeader(syntax) else { return false }
    let path = (outer.map { $0.name + "." } ?? "") + header.name
    let nominal = catalog.types[path] ?? NominalType(name: path, kind: header.kind, origin: .native)
    catalog.types[path] = nominal
    if let outer { catalog.table(of: outer).entries[header.name, default: []].append(.read(.type(nominal))) }
    else if catalog.topLevel[header.name] == nil { catalog.topLevel[header.name] = [.read(.type(nominal))] }
    if let representation = header.attributes.argument(of: "representation").flatMap(NominalType.Representation.init) {
      nominal.representation = representation
    }
    nominal.isOpen = header.modifiers.has(.open)
    nominal.syntax = syntax
    let outerContext = DeclarationContext(owner: outer, isNative: true)
    if header.kind == .protocolType {
      declareProtocol(nominal, header)
    } else if let clause = header.genericParameters {
      if nominal.generics.parameters.isEmpty {
        nominal.generics = readGenerics(clause, header.whereClause, outerContext)
      }
    }
    let context = DeclarationContext(owner: nominal, isNative: true)
    if header.kind == .classType, let first = header.inherited.first {
      let outer = opaqueParameters
      opaqueParameters = nil
      if case .nominal(let parent, let arguments) = type(first.type, context), parent.kind == .classType {
        nominal.superclass = .nominal(parent, arguments)
      }
      opaqueParameters = outer
    }
    declareMembers(header.members, context)
    return true
  }

  private func declareProtocol(_ nominal: NominalType, _ header: TypeHeader) {
    if nominal.generics.parameters.isEmpty { nominal.generics.parameters = [GenericParameter(name: "Self", isSelf: true)] }
    let selfParameter = nominal.generics.parameters[0]
    selfProtocols[selfParameter] = nominal
    readAssociatedTypes(of: nominal, header, DeclarationContext(owner: nominal, isNative: true))
  }

  func readAssociatedTypes(of nominal: NominalType, _ header: TypeHeader, _ context: DeclarationContext) {
    let selfType = Type.parameter(nominal.generics.parameters[0])
    for item in header.members {
      guard let node = item.decl.as(AssociatedTypeDeclSyntax.self) else { continue }
      associatedTypes[nominal, default: []].insert(node.name.identifierText)
    }
    for item in header.members {
      guard let node = item.decl.as(AssociatedTypeDeclSyntax.self) else { continue }
      let subject = Type.dependent(selfType, node.name.identifierText)
      for inherited in node.inheritanceClause?.inheritedTypes ?? [] {
        add(requirements(on: subject, inherited.type, context), to: nominal)
      }
      add(readRequirements(node.genericWhereClause, context), to: nominal)
      if let value = node.initializer?.value {
        associatedDefaults[nominal, default: [:]][node.name.identifierText] = type(value, context)
      }
    }
  }

  /// A type that all checkers share may have been declared before.
  private func add(_ requirements: [GenericSignature.Requirement], to nominal: NominalType) {
    for requirement in requirements where !nominal.generics.requirements.contains(requirement) {
      nominal.generics.requirements.append(requirement)
    }
  }

  private func declareMembers(_ members: MemberBlockItemListSyntax, _ context: DeclarationContext) {
    guard let owner = context.owner else { return }
    let table = catalog.table(of: owner)
    for item in members {
      if declareNativeType(item.decl, inside: owner) { continue }
      if let node = item.decl.as(EnumCaseDeclSyntax.self) {
        declareCases(node, of: owner, context)
        continue
      }
      if item.decl.is(AssociatedTypeDeclSyntax.self) { continue }
      guard let name = item.decl.declaredName else {
        catalog.problems.append("\(owner.name): cannot read \(item.decl.trimmedDescription.prefix(60))")
        continue
      }
      if let node = item.decl.as(FunctionDeclSyntax.self), isOperator(node.name) {
        catalog.operators[name, default: []].append(.pending(item.decl, context))
      } else {
        table.entries[name, default: []].append(.pending(item.decl, context))
      }
    }
  }

  func declareCases(_ node: EnumCaseDeclSyntax, of owner: NominalType, _ context: DeclarationContext) {
    for element in node.elements {
      let payload = element.parameterClause?.parameters.map { parameter in
        Type.TupleElement(
          label: (parameter.firstName?.identifierText).flatMap { $0 == "_" ? nil : $0 }, type: type(parameter.type, context))
      }
      let enumCase = EnumCase(name: element.name.identifierText, index: owner.cases.count, payload: payload ?? [])
      if owner.cases.contains(where: { $0.name == enumCase.name }) {
        if !context.isNative { report(DiagnosticText.redeclaration(enumCase.name, isTopLevel: false), element.name.sourceRange) }
        continue
      }
      owner.cases.append(enumCase)
      catalog.table(of: owner).entries[enumCase.name, default: []].append(.read(.enumCase(enumCase, owner)))
      guard let clause = element.parameterClause, let payload else { continue }
      for (index, parameter) in clause.parameters.enumerated() {
        guard let value = parameter.defaultValue?.value else { continue }
        let type = payload[index].type
        let place = scope
        enumCase.defaults[index] = { [unowned self] in
          var node = errorNode(value.sourceRange)
          inScope(place) { node = expression(value, type) }
          return node
        }
      }
    }
  }

  private func declareNative(_ syntax: DeclSyntax, of chunk: InterfaceChunk) {
    if let node = syntax.as(ExtensionDeclSyntax.self) {
      guard let owner = extendedType(node.extendedType) else {
        catalog.problems.append("\(chunk.name): extension of unknown type \(node.extendedType.trimmedDescription)")
        return
      }
      let context = DeclarationContext(owner: owner, isNative: true)
      context.requirements = readRequirements(node.genericWhereClause, context)
      declareMembers(node.memberBlock.members, context)
      return
    }
    guard let name = syntax.declaredName else {
      catalog.problems.append("\(chunk.name): cannot read \(syntax.trimmedDescription.prefix(60))")
      return
    }
    let context = DeclarationContext(isNative: true)
    if let node = syntax.as(FunctionDeclSyntax.self), isOperator(node.name) {
      catalog.operators[name, default: []].append(.pending(syntax, context))
    } else {
      catalog.topLevel[name, default: []].append(.pending(syntax, context))
    }
  }

  private func extendedType(_ syntax: TypeSyntax) -> NominalType? {
    let name = syntax.trimmedDescription
    if let known = nativeType(name) { return known }
    // `extension tf.nn` where the library indexes only the members.
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count > 1 else {
      for case .alias(let alias) in nativeEntities(name) { return alias.type.nominal }
      return nil
    }
    var current = nativeType(parts[0])
    for part in parts.dropFirst() {
      guard let owner = current else { return nil }
      current = nil
      for member in ownMembers(named: part, of: owner) {
        if case .type(let nested) = member { current = nested }
        if case .alias(let alias) = member { current = alias.type.nominal }
      }
    }
    return current
  }
}

/// What the four kinds of type declaration have in common.
struct TypeHeader {
  let name: String
  let nameRange: TextRange
  let kind: NominalType.Kind
  let attributes: AttributeListSyntax
  let modifiers: DeclModifierListSyntax
  let genericParameters: GenericParameterClauseSyntax?
  let whereClause: GenericWhereClauseSyntax?
  let inherited: [InheritedTypeSyntax]
  let members: MemberBlockItemListSyntax

  init?(_ syntax: DeclSyntax) {
    func fields(
      _ node: some DeclGroupSyntax & NamedDeclSyntax, _ kind: NominalType.Kind, _ generics: GenericParameterClauseSyntax?
    ) -> TypeHeader {
      TypeHeader(
        name: node.name.identifierText, nameRange: node.name.sourceRange, kind: kind, attributes: node.attributes,
        modifiers: node.modifiers, genericParameters: generics, whereClause: node.genericWhereClause,
        inherited: Array(node.inheritanceClause?.inheritedTypes ?? []), members: node.memberBlock.members)
    }
    switch syntax.as(DeclSyntaxEnum.self) {
    case .structDecl(let node): self = fields(node, .structure, node.genericParameterClause)
    case .classDecl(let node): self = fields(node, .classType, node.genericParameterClause)
    case .enumDecl(let node): self = fields(node, .enumeration, node.genericParameterClause)
    case .protocolDecl(let node): self = fields(node, .protocolType, nil)
    default: return nil
    }
  }

  private init(
    name: String, nameRange: TextRange, kind: NominalType.Kind, attributes: AttributeListSyntax,
    modifiers: DeclModifierListSyntax, genericParameters: GenericParameterClauseSyntax?,
    whereClause: GenericWhereClauseSyntax?, inherited: [InheritedTypeSyntax], members: MemberBlockItemListSyntax
  ) {
    self.name = name
    self.nameRange = nameRange
    self.kind = kind
    self.attributes = attributes
    self.modifiers = modifiers
    self.genericParameters = genericParameters
    self.whereClause = whereClause
    self.inherited = inherited
    self.members = members
  }
}

extension DeclSyntax {
  /// The base name under which the declaration is looked up.
  var declaredName: String? {
    switch self.as(DeclSyntaxEnum.self) {
    case .functionDecl(let node): return node.name.identifierText
    case .initializerDecl: return "init"
    case .subscriptDecl: return "subscript"
    case .typeAliasDecl(let node): return node.name.identifierText
    case .variableDecl(let node):
      return node.bindings.first?.pattern.as(IdentifierPatternSyntax.self)?.identifier.identifierText
    default: return TypeHeader(self)?.name
    }
  }
}
