import SwiftSyntax

extension Checker {
  /// The type that a piece of syntax names; reports what it does not understand and gives `.error`.
  func type(_ syntax: TypeSyntax, _ context: DeclarationContext? = nil) -> Type {
    switch syntax.as(TypeSyntaxEnum.self) {
    case .identifierType(let node):
      return namedType(
        node.name.identifierText, arguments: node.genericArgumentClause, context, range: node.sourceRange)
    case .memberType(let node): return memberType(node, context)
    case .arrayType(let node): return .array(type(node.element, context))
    case .dictionaryType(let node):
      let (key, value) = (type(node.key, context), type(node.value, context))
      if context?.isNative != true { writtenTypes.append((.dictionary, [key, value], node.sourceRange)) }
      return .dictionary(key, value)
    case .optionalType(let node): return .optional(type(node.wrappedType, context))
    case .implicitlyUnwrappedOptionalType(let node): return .optional(type(node.wrappedType, context))
    case .tupleType(let node):
      let elements = node.elements.map { element in
        let label = (element.firstName?.text).flatMap { $0 == "_" ? nil : $0 }
        return Type.TupleElement(label: label, type: type(element.type, context))
      }
      return elements.count == 1 ? elements[0].type : .tuple(elements)
    case .functionType(let node):
      let parameters = node.parameters.map { parameter in
        let (inner, attributes) = stripped(parameter.type)
        return FunctionType.Parameter(
          type(inner, context), isInout: attributes.contains("inout"), isAutoclosure: attributes.contains("autoclosure"))
      }
      let clause = node.effectSpecifiers?.throwsClause
      var function = FunctionType(
        parameters: parameters, result: type(node.returnClause.type, context), throwsErrors: clause != nil)
      // Whether a generic parameter is an error is known only once all that is asked of it has been read.
      function.thrownType = clause?.type.map { type($0, context) }
      settleThrows(&function) { $0 }
      return .function(function)
    case .attributedType(let node): return type(node.baseType, context)
    case .someOrAnyType(let node): return constrainedType(node, context)
    case .compositionType(let node):
      return composition(node, context)
    case .metatypeType(let node): return .metatype(type(node.baseType, context))
    default:
      reportType(DiagnosticText.unsupportedType(syntax.trimmedDescription), syntax.sourceRange, context)
      return .error
    }
  }

  /// The type without `inout`, `@escaping` and the like, and the names of those.
  func stripped(_ syntax: TypeSyntax) -> (TypeSyntax, Set<String>) {
    guard let attributed = syntax.as(AttributedTypeSyntax.self) else { return (syntax, []) }
    var names: Set<String> = []
    for specifier in attributed.specifiers {
      if case .simpleTypeSpecifier(let simple) = specifier { names.insert(simple.specifier.text) }
    }
    for attribute in attributed.attributes {
      if case .attribute(let attribute) = attribute { names.insert(attribute.attributeName.trimmedDescription) }
    }
    return (attributed.baseType, names)
  }

  private func composition(_ node: CompositionTypeSyntax, _ context: DeclarationContext?) -> Type {
    var found: [NominalType] = []
    for element in node.elements {
      switch type(element.type, context) {
      case .existential(let protocols): for item in protocols where !found.contains(item) { found.append(item) }
      case .error: return .error
      case let other:
        reportType(DiagnosticText.classInComposition(display(other)), element.sourceRange, context)
        return .error
      }
    }
    return .existential(found.sorted { $0.name < $1.name })
  }

  private func constrainedType(_ node: SomeOrAnyTypeSyntax, _ context: DeclarationContext?) -> Type {
    let constraint = type(node.constraint, context)
    guard node.someOrAnySpecifier.tokenKind == .keyword(.some), opaqueParameters != nil else {
      return constraint
    }
    let parameter = GenericParameter(name: "some \(node.constraint.trimmedDescription)", isOpaque: true)
    opaqueParameters?.parameters.append(parameter)
    if case .existential(let protocols) = constraint {
      opaqueParameters?.requirements += requirements(on: .parameter(parameter), protocols)
    } else if case .nominal(let nominal, _) = constraint, nominal.kind == .classType {
      opaqueParameters?.requirements.append(.inherits(.parameter(parameter), from: constraint))
    }
    return .parameter(parameter)
  }

  func namedType(
    _ name: String, arguments clause: GenericArgumentClauseSyntax?, _ context: DeclarationContext?, range: TextRange
  ) -> Type {
    let arguments = clause?.arguments.compactMap { argument -> Type? in
      if case .type(let syntax) = argument.argument { return type(syntax, context) }
      return nil
    }
    if name == "Any" { return .any }
    if name == "Void" { return .void }
    if name == "AnyObject" { return .existential([anyObject]) }
    if let known = context?.parameters[name] { return known }
    if name == "Self", let type = selfType(context) { return type }
    if let owner = context?.owner ?? enclosingProtocol, owner.kind == .protocolType, isAssociatedType(name, of: owner) {
      return .dependent(.parameter(owner.generics.parameters[0]), name)
    }
    if let type = nestedType(name, around: context?.owner, arguments) { return type }
    if context?.isNative != true { noteUse(of: name, at: range) }
    for entity in context?.isNative == true ? nativeEntities(name) : lookup(name) {
      if let type = type(of: entity, arguments, range, context) { return type }
    }
    reportType(DiagnosticText.unknownType(name, nearest: nearestType(to: name)), range, context)
    return .error
  }

  private func type(of entity: Entity, _ arguments: [Type]?, _ range: TextRange, _ context: DeclarationContext?) -> Type? {
    switch entity {
    case .type(let nominal): return apply(nominal, arguments, range, context)
    case .alias(let alias):
      guard let arguments, arguments.count == alias.parameters.count else { return applied(alias, arguments) }
      return substitute(alias.type, Dictionary(zip(alias.parameters, arguments), uniquingKeysWith: { a, _ in a }))
    case .parameter(let parameter): return .parameter(parameter)
    case .variable, .function: return nil
    }
  }

  /// The nominal type with arguments; left out they are unknowns inside expressions, an error elsewhere.
  func apply(_ nominal: NominalType, _ arguments: [Type]?, _ range: TextRange, _ context: DeclarationContext?) -> Type {
    if nominal.kind == .protocolType {
      guard let arguments else { return .existential([nominal]) }
      let primary = primaryAssociatedTypes(of: nominal)
      if arguments.count != primary.count {
        reportType(DiagnosticText.wrongAssociatedCount(nominal.name, primary.count, arguments.count), range, context)
        return .error
      }
      return .existential([constrained(nominal, arguments)])
    }
    let parameters = nominal.generics.parameters
    guard let arguments else {
      if parameters.isEmpty { return .nominal(nominal, []) }
      if let owner = context?.owner, owner === nominal { return nominal.declaredType }
      if let type = enclosingSelf(nominal) { return type }
      return .nominal(nominal, parameters.map { _ in solver.fresh() })
    }
    if arguments.count != parameters.count {
      reportType(DiagnosticText.wrongGenericCount(nominal.name, parameters.count, arguments.count), range, context)
      return .error
    }
    if context?.isNative != true, !nominal.generics.requirements.isEmpty || nominal === NominalType.set || nominal === NominalType.dictionary {
      writtenTypes.append((nominal, arguments, range))
    }
    let map = Dictionary(zip(parameters, arguments), uniquingKeysWith: { first, _ in first })
    for requirement in nominal.generics.requirements {
      guard let (type, protocolType) = unmetByExistential(requirement, map, nil) else { continue }
      reportType(DiagnosticText.existentialDoesNotConform(display(type), protocolType.name), range, context)
      return .error
    }
    return .nominal(nominal, arguments)
  }

  /// Types written with arguments that do not meet what the declaration asks, looked at once all conformances are known.
  func checkWrittenTypes() {
    for (nominal, arguments, range) in writtenTypes {
      guard !arguments.contains(where: \.mentionsParameters) else { continue }
      let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { a, _ in a })
      var requirements = nominal.generics.requirements
      if nominal === NominalType.set || nominal === NominalType.dictionary, arguments[0].nominal?.origin != .native {
        requirements.append(.conforms(.parameter(nominal.generics.parameters[0]), .hashable))
      }
      for requirement in requirements where !holds(requirement, map) {
        guard case .conforms(let type, let protocolType) = requirement else { continue }
        let text = DiagnosticText.typeDoesNotConform(display(substitute(type, map)), protocolType.name)
        report(text, range)
        break
      }
    }
    writtenTypes = []
  }

  /// A type declared inside another: the arguments of the outer one come first.
  func nested(
    _ nominal: NominalType, in outer: Type, _ arguments: [Type]?, _ range: TextRange, _ context: DeclarationContext?
  ) -> Type {
    let inherited = outer.nominalArguments(in: nominal)
    if inherited.isEmpty { return apply(nominal, arguments, range, context) }
    let own = nominal.generics.parameters.count - inherited.count
    return apply(nominal, inherited + (arguments ?? (0..<own).map { _ in solver.fresh() }), range, context)
  }

  /// What an alias stands for; one of a generic type without its arguments gets those given, or unknowns of its own.
  func applied(_ alias: TypeAlias, _ arguments: [Type]? = nil) -> Type {
    guard case .nominal(let nominal, let unknowns) = alias.type, alias.parameters.isEmpty, !unknowns.isEmpty,
      unknowns.allSatisfy({ if case .variable = $0 { true } else { false } })
    else { return alias.type }
    if let arguments, arguments.count == unknowns.count { return .nominal(nominal, arguments) }
    return .nominal(nominal, unknowns.map { _ in solver.fresh() })
  }

  /// A generic type named without arguments inside itself means itself.
  private func enclosingSelf(_ nominal: NominalType) -> Type? {
    var scope: Scope? = self.scope
    while let current = scope {
      if case .type(let owner) = current.kind, owner === nominal || nominal.ownParameters(in: owner).isEmpty { return nominal.declaredType }
      scope = current.parent
    }
    return nil
  }

  func selfType(_ context: DeclarationContext?) -> Type? {
    if let owner = context?.owner {
      return owner.kind == .protocolType ? .parameter(owner.generics.parameters[0]) : owner.declaredType
    }
    var scope: Scope? = self.scope
    while let current = scope {
      if case .type(let owner) = current.kind {
        return owner.kind == .protocolType ? .parameter(owner.generics.parameters[0]) : owner.declaredType
      }
      scope = current.parent
    }
    return nil
  }

  /// The protocol in whose extension the checker stands.
  private var enclosingProtocol: NominalType? {
    var scope: Scope? = self.scope
    while let current = scope {
      if case .type(let owner) = current.kind { return owner.kind == .protocolType ? owner : nil }
      scope = current.parent
    }
    return nil
  }

  func isAssociatedType(_ name: String, of protocolType: NominalType) -> Bool {
    protocolAndParents(protocolType).contains { associatedTypes[$0]?.contains(name) == true }
  }

  /// A type declared inside the owner or the types around it.
  private func nestedType(_ name: String, around owner: NominalType?, _ arguments: [Type]?) -> Type? {
    var current = owner
    while let nominal = current {
      for ancestor in superclassChain(of: nominal.declaredType) {
        guard let parent = ancestor.nominal else { continue }
        for member in ownMembers(named: name, of: parent) {
          switch member {
          case .type(let nested):
            if nested.kind == .protocolType { return .existential([nested]) }
            return .nominal(nested, ancestor.nominalArguments(in: nested) + (arguments ?? nested.ownParameters(in: parent).map { .parameter($0) }))
          case .alias(let alias): return applied(alias, arguments)
          default: continue
          }
        }
      }
      let parts = nominal.name.split(separator: ".")
      current = nominal.outer ?? (parts.count > 1 ? catalog.types[parts.dropLast().joined(separator: ".")] : nil)
    }
    return nil
  }

  private func memberType(_ node: MemberTypeSyntax, _ context: DeclarationContext?) -> Type {
    let name = node.name.identifierText
    if moduleEntities(node.baseType, name) != nil {
      return namedType(
        name, arguments: node.genericArgumentClause, DeclarationContext(isNative: true), range: node.sourceRange)
    }
    let base = type(node.baseType, context)
    if name == "Type" { return .metatype(base) }
    if case .error = base { return .error }
    let arguments = node.genericArgumentClause?.arguments.compactMap { argument -> Type? in
      if case .type(let syntax) = argument.argument { return type(syntax, context) }
      return nil
    }
    switch base {
    case .parameter, .dependent: return associatedType(name, of: base) ?? .dependent(base, name)
    case .nominal(let nominal, _):
      for ancestor in superclassChain(of: base) {
        guard case .nominal(let parent, let parentArguments) = ancestor else { continue }
        let map = Dictionary(zip(parent.generics.parameters, parentArguments), uniquingKeysWith: { a, _ in a })
        for member in ownMembers(named: name, of: parent) {
          switch member {
          case .type(let nested): return self.nested(nested, in: ancestor, arguments, node.sourceRange, context)
          case .alias(let alias): return substitute(applied(alias, arguments), map)
          default: continue
          }
        }
      }
      if let type = associatedType(name, of: base) { return type }
      reportType(DiagnosticText.noMemberType(name, in: nominal.name), node.sourceRange, context)
      return .error
    default:
      reportType(DiagnosticText.noMemberType(name, in: base.description), node.sourceRange, context)
      return .error
    }
  }

  var anyObject: NominalType { nativeType("AnyObject") ?? Checker.anyObjectFallback }
  private static let anyObjectFallback = NominalType(name: "AnyObject", kind: .protocolType, origin: .native)

  private func reportType(_ message: DiagnosticText, _ range: TextRange, _ context: DeclarationContext?) {
    if context?.isNative == true {
      catalog.problems.append(message.message)
    } else {
      report(message, range)
    }
  }
}

extension TokenSyntax {
  /// The name without backticks.
  var identifierText: String { identifier?.name ?? text }
}

extension Type {
  /// Whether a generic parameter stands in it, or it is not fully known.
  var mentionsParameters: Bool {
    switch self {
    case .parameter, .dependent, .variable, .error: true
    case .nominal(_, let arguments): arguments.contains(where: \.mentionsParameters)
    case .tuple(let elements): elements.contains(where: \.type.mentionsParameters)
    case .function(let function):
      function.result.mentionsParameters || function.parameters.contains(where: \.type.mentionsParameters)
    case .metatype(let inner): inner.mentionsParameters
    case .existential(let protocols): protocols.contains { $0.constraint?.arguments.contains(where: \.mentionsParameters) ?? false }
    }
  }
}

extension NominalType {
  /// Generic parameters that are not those of the type around this one.
  func ownParameters(in outer: NominalType) -> [GenericParameter] {
    generics.parameters.filter { !outer.generics.parameters.contains($0) }
  }
}

extension Type {
  /// The arguments of this type that a type declared inside it shares.
  func nominalArguments(in nested: NominalType) -> [Type] {
    guard case .nominal(let nominal, let arguments) = self, let first = nominal.generics.parameters.first,
      nested.generics.parameters.first === first
    else { return [] }
    return arguments
  }
}
