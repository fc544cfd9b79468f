import SwiftSyntax

extension Checker {
  /// Reads a member (or top-level) declaration's signature; bodies are another matter.
  func readMember(_ syntax: DeclSyntax, _ context: DeclarationContext) -> Member? {
    switch syntax.as(DeclSyntaxEnum.self) {
    case .functionDecl(let node): return .function(readFunction(node, context))
    case .initializerDecl(let node): return .function(readInitializer(node, context))
    case .subscriptDecl(let node): return .property(readSubscript(node, context))
    case .variableDecl(let node): return readNativeVariable(node, context)
    case .typeAliasDecl(let node): return .alias(readAlias(node, context))
    default: return nil
    }
  }

  func readAlias(_ node: TypeAliasDeclSyntax, _ context: DeclarationContext) -> TypeAlias {
    let generics = readGenerics(node.genericParameterClause, node.genericWhereClause, context)
    return TypeAlias(
      name: node.name.identifierText, parameters: generics.parameters,
      type: type(node.initializer.value, context.nested(generics)))
  }

  func readFunction(_ node: FunctionDeclSyntax, _ context: DeclarationContext) -> FunctionDeclaration {
    let isStatic = node.modifiers.has(.static) || node.modifiers.has(.class)
    let kind: FunctionDeclaration.Kind = context.owner == nil ? .function : isStatic ? .staticMethod : .method
    let function = FunctionDeclaration(name: node.name.identifierText, kind: kind, range: context.isNative ? noRange : node.name.sourceRange)
    fill(
      function, node.signature.parameterClause, node.genericParameterClause, node.genericWhereClause, context,
      isOperator: isOperator(node.name))
    let inner = context.nested(function.generics)
    if let clause = node.signature.returnClause {
      function.result = type(clause.type, inner)
      function.returnsSelf = context.owner?.kind == .classType && ["Self", "Self?"].contains(clause.type.trimmedDescription)
    }
    if !context.isNative { inferRequirements(of: function) }
    fillEffects(function, node.signature.effectSpecifiers, context.nested(function.generics))
    fillAttributes(function, node.attributes, node.modifiers)
    function.isMutating = node.modifiers.has(.mutating)
    function.isRequirement = context.owner?.kind == .protocolType && node.body == nil && function.nativeKey == nil
    function.syntax = DeclSyntax(node)
    return function
  }

  func isOperator(_ token: TokenSyntax) -> Bool {
    switch token.tokenKind {
    case .binaryOperator, .prefixOperator, .postfixOperator: true
    default: false
    }
  }

  func readInitializer(_ node: InitializerDeclSyntax, _ context: DeclarationContext) -> FunctionDeclaration {
    let function = FunctionDeclaration(name: "init", kind: .initializer, range: context.isNative ? noRange : node.initKeyword.sourceRange)
    fill(
      function, node.signature.parameterClause, node.genericParameterClause, node.genericWhereClause, context,
      isOperator: false)
    if !context.isNative { inferRequirements(of: function) }
    fillEffects(function, node.signature.effectSpecifiers, context.nested(function.generics))
    fillAttributes(function, node.attributes, node.modifiers)
    function.isConvenience = node.modifiers.has(.convenience)
    function.isFailable = node.optionalMark != nil
    function.isForced = node.optionalMark?.tokenKind == .exclamationMark
    let created = selfType(context) ?? .error
    function.result = function.isFailable ? .optional(created) : created
    function.isRequirement = context.owner?.kind == .protocolType && node.body == nil && function.nativeKey == nil
    function.syntax = DeclSyntax(node)
    return function
  }

  /// What the types of a signature ask of the function's own parameters: `Result<T, E>` that `E` is an error.
  private func inferRequirements(of function: FunctionDeclaration) {
    if function.generics.parameters.isEmpty { return }
    for parameter in function.parameters { inferRequirements(of: function, from: parameter.type) }
    inferRequirements(of: function, from: function.result)
  }

  private func inferRequirements(of function: FunctionDeclaration, from type: Type) {
    switch type {
    case .nominal(let nominal, let arguments):
      var requirements = nominal.generics.requirements
      if nominal === NominalType.set || nominal === NominalType.dictionary {
        requirements.append(.conforms(.parameter(nominal.generics.parameters[0]), .hashable))
      }
      for case .conforms(.parameter(let asked), let protocolType) in requirements {
        guard let index = nominal.generics.parameters.firstIndex(of: asked), index < arguments.count,
          case .parameter(let parameter) = arguments[index], function.generics.parameters.contains(parameter)
        else { continue }
        let requirement = GenericSignature.Requirement.conforms(arguments[index], protocolType)
        if !function.generics.requirements.contains(requirement) { function.generics.requirements.append(requirement) }
      }
      for argument in arguments { inferRequirements(of: function, from: argument) }
    case .tuple(let elements): for element in elements { inferRequirements(of: function, from: element.type) }
    case .function(let inner):
      for parameter in inner.parameters { inferRequirements(of: function, from: parameter.type) }
      inferRequirements(of: function, from: inner.result)
    case .metatype, .existential, .parameter, .dependent, .variable, .error: break
    }
  }

  /// `throws` or `throws(T)`; `throws(Never)` does not throw.
  func setThrows(_ function: FunctionDeclaration, _ clause: ThrowsClauseSyntax, _ context: DeclarationContext) {
    function.throwsErrors = true
    guard let syntax = clause.type else { return }
    let outer = genericContext
    genericContext += function.generics.requirements + function.ownerRequirements + (function.owner?.generics.requirements ?? [])
    defer { genericContext = outer }
    function.thrownType = thrownType(written: syntax, context)
    if let type = function.thrownType, isNever(type) { (function.throwsErrors, function.thrownType) = (false, nil) }
  }

  private func fillEffects(
    _ function: FunctionDeclaration, _ effects: FunctionEffectSpecifiersSyntax?, _ context: DeclarationContext
  ) {
    guard let clause = effects?.throwsClause else { return }
    if clause.throwsSpecifier.tokenKind == .keyword(.rethrows) {
      function.rethrowsErrors = true
    } else {
      setThrows(function, clause, context)
    }
  }

  private func fillAttributes(
    _ function: FunctionDeclaration, _ attributes: AttributeListSyntax, _ modifiers: DeclModifierListSyntax
  ) {
    function.nativeKey = attributes.nativeKey
    function.isDiscardable = attributes.has("discardableResult")
    function.isOpen = modifiers.has(.open)
    function.isPrivate = modifiers.isPrivate
  }

  /// Parameters and generic parameters, those behind `some P` included.
  private func fill(
    _ function: FunctionDeclaration, _ clause: FunctionParameterClauseSyntax, _ generics: GenericParameterClauseSyntax?,
    _ whereClause: GenericWhereClauseSyntax?, _ context: DeclarationContext, isOperator: Bool
  ) {
    function.owner = context.owner
    function.ownerRequirements = context.requirements
    function.generics = readGenerics(generics, whereClause, context)
    let outer = opaqueParameters
    opaqueParameters = GenericSignature()
    let inner = context.nested(function.generics)
    function.parameters = clause.parameters.map { readParameter($0, inner, isOperator: isOperator) }
    if let opaque = opaqueParameters {
      function.generics.parameters += opaque.parameters
      function.generics.requirements += opaque.requirements
    }
    opaqueParameters = outer
  }

  private func readParameter(
    _ node: FunctionParameterSyntax, _ context: DeclarationContext, isOperator: Bool, isSubscript: Bool = false
  ) -> ParameterDeclaration {
    let first = node.firstName.identifierText
    let second = node.secondName?.identifierText
    let (inner, attributes) = stripped(node.type)
    var parameter = ParameterDeclaration(
      label: first == "_" || isOperator || (isSubscript && second == nil) ? nil : first, name: second ?? first,
      type: type(inner, context))
    parameter.isInout = attributes.contains("inout")
    parameter.isAutoclosure = attributes.contains("autoclosure")
    parameter.isEscaping = attributes.contains("escaping")
    parameter.isVariadic = node.ellipsis != nil
    if let value = node.defaultValue {
      parameter.hasDefault = true
      parameter.defaultText = value.value.trimmedDescription
    }
    return parameter
  }

  /// Explicit generic parameters with everything asked of them.
  func readGenerics(
    _ clause: GenericParameterClauseSyntax?, _ whereClause: GenericWhereClauseSyntax?, _ context: DeclarationContext
  ) -> GenericSignature {
    var generics = GenericSignature()
    guard clause != nil || whereClause != nil else { return generics }
    for node in clause?.parameters ?? [] { generics.parameters.append(GenericParameter(name: node.name.identifierText)) }
    let inner = context.nested(generics)
    for (node, parameter) in zip(Array(clause?.parameters ?? []), generics.parameters) {
      guard let bound = node.inheritedType else { continue }
      generics.requirements += requirements(on: .parameter(parameter), bound, inner)
    }
    generics.requirements += readRequirements(whereClause, inner)
    return generics
  }

  /// What `T: P & Q` or `T: Base` asks.
  func requirements(on subject: Type, _ bound: TypeSyntax, _ context: DeclarationContext) -> [GenericSignature.Requirement] {
    let outer = opaqueParameters
    opaqueParameters = nil
    defer { opaqueParameters = outer }
    switch type(bound, context) {
    case .existential(let protocols): return requirements(on: subject, protocols)
    case .nominal(let nominal, let arguments): return [.inherits(subject, from: .nominal(nominal, arguments))]
    default: return []
    }
  }

  func readRequirements(_ clause: GenericWhereClauseSyntax?, _ context: DeclarationContext) -> [GenericSignature.Requirement] {
    var found: [GenericSignature.Requirement] = []
    for node in clause?.requirements ?? [] {
      switch node.requirement {
      case .conformanceRequirement(let requirement):
        found += requirements(on: type(requirement.leftType, context), requirement.rightType, context)
      case .sameTypeRequirement(let requirement):
        guard case .type(let left) = requirement.leftType, case .type(let right) = requirement.rightType else { continue }
        found.append(.same(type(left, context), type(right, context)))
      case .layoutRequirement: continue
      }
    }
    return found
  }

  func readSubscript(_ node: SubscriptDeclSyntax, _ context: DeclarationContext) -> PropertyDeclaration {
    let generics = readGenerics(node.genericParameterClause, node.genericWhereClause, context)
    let outer = opaqueParameters
    opaqueParameters = GenericSignature()
    let inner = context.nested(generics)
    let parameters = node.parameterClause.parameters.map { readParameter($0, inner, isOperator: false, isSubscript: true) }
    var signature = generics
    if let opaque = opaqueParameters {
      signature.parameters += opaque.parameters
      signature.requirements += opaque.requirements
    }
    opaqueParameters = outer
    let property = PropertyDeclaration(
      name: "subscript", type: type(node.returnClause.type, inner),
      isStatic: node.modifiers.has(.static) || node.modifiers.has(.class), isMutable: false,
      implementation: .stored(index: 0), range: context.isNative ? noRange : node.subscriptKeyword.sourceRange)
    property.parameters = parameters
    property.generics = signature
    fillAccessors(property, node.accessorBlock, node.attributes, node.modifiers, context)
    property.syntax = DeclSyntax(node)
    return property
  }

  /// A property whose accessors are native or required: `var count: Int { get }`, `static let pi: Double`.
  private func readNativeVariable(_ node: VariableDeclSyntax, _ context: DeclarationContext) -> Member? {
    guard let binding = node.bindings.first, let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.identifierText,
      let annotation = binding.typeAnnotation
    else { return nil }
    let type = type(annotation.type, context)
    let isConstant = node.bindingSpecifier.tokenKind == .keyword(.let)
    if context.owner == nil {
      let variable = Variable(name: name, type: type, isMutable: false, storage: .local, range: noRange)
      variable.nativeKey = node.attributes.nativeKey
      variable.syntax = DeclSyntax(node)
      return .property(
        PropertyDeclaration(
          name: name, type: type, isStatic: true, isMutable: !isConstant, implementation: .global(variable), range: noRange))
    }
    let property = PropertyDeclaration(
      name: name, type: type, isStatic: node.modifiers.has(.static) || node.modifiers.has(.class), isMutable: false,
      implementation: .stored(index: 0), range: context.isNative ? noRange : binding.pattern.sourceRange)
    property.isImplicitlyUnwrapped = annotation.type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self)
    fillAccessors(property, binding.accessorBlock, node.attributes, node.modifiers, context)
    if binding.accessorBlock == nil, !isConstant { makeSettable(property) }
    property.syntax = DeclSyntax(node)
    return .property(property)
  }

  /// Getter and setter functions as `{ get set }` lists them.
  private func fillAccessors(
    _ property: PropertyDeclaration, _ block: AccessorBlockSyntax?, _ attributes: AttributeListSyntax,
    _ modifiers: DeclModifierListSyntax, _ context: DeclarationContext
  ) {
    property.owner = context.owner
    property.ownerRequirements = context.requirements
    let isStatic = property.isStatic && context.owner?.kind != .protocolType && attributes.nativeKey == nil
    let getter = FunctionDeclaration(name: property.name, kind: isStatic ? .staticMethod : .getter, range: property.range)
    getter.parameters = property.parameters
    getter.result = property.type
    getter.owner = context.owner
    getter.generics = property.generics
    getter.nativeKey = attributes.nativeKey
    getter.isOpen = modifiers.has(.open)
    getter.isRequirement = context.owner?.kind == .protocolType && getter.nativeKey == nil
    property.isRequirement = getter.isRequirement
    if getter.isRequirement { getter.property = property }
    property.implementation = .computed(getter: getter, setter: nil)
    guard case .accessors(let accessors)? = block?.accessors else { return }
    for accessor in accessors {
      if accessor.accessorSpecifier.tokenKind == .keyword(.get), accessor.effectSpecifiers?.throwsClause != nil {
        getter.throwsErrors = true
      }
      if accessor.accessorSpecifier.tokenKind == .keyword(.set) { makeSettable(property) }
    }
  }

  func makeSettable(_ property: PropertyDeclaration) {
    guard case .computed(let getter, _) = property.implementation else { return }
    let isStatic = getter.kind == .staticMethod
    let setter = FunctionDeclaration(name: property.name, kind: isStatic ? .staticMethod : .setter, range: property.range)
    var value = ParameterDeclaration(label: nil, name: "newValue", type: property.type)
    value.hasDefault = false
    setter.parameters = property.parameters + [value]
    setter.owner = property.owner
    setter.generics = property.generics
    setter.nativeKey = getter.nativeKey.map { $0 + "=set" }
    setter.isMutating = !isStatic
      && (property.owner.map { $0.kind != .classType && !($0.kind == .protocolType && isClassBound($0)) } ?? true)
    setter.isOpen = getter.isOpen
    setter.isRequirement = getter.isRequirement
    if setter.isRequirement { setter.property = property }
    property.isMutable = true
    property.implementation = .computed(getter: getter, setter: setter)
  }

  var noRange: TextRange { TextRange(at: 0) }
}

extension AttributeListSyntax {
  func has(_ name: String) -> Bool { isEmpty ? false : contains { $0.attributeName == name } }

  /// The argument text of an attribute: of `@native("Array.count")` the string, of `@representation(int)` the word.
  func argument(of name: String) -> String? {
    for element in self where element.attributeName == name {
      guard case .attribute(let attribute) = element, case .argumentList(let list)? = attribute.arguments,
        let expression = list.first?.expression
      else { return nil }
      if let literal = expression.as(StringLiteralExprSyntax.self) { return literal.representedLiteralValue }
      return expression.as(DeclReferenceExprSyntax.self)?.baseName.text
    }
    return nil
  }

  var nativeKey: String? { isEmpty ? nil : argument(of: "native") }
}

extension AttributeListSyntax.Element {
  var attributeName: String? {
    guard case .attribute(let attribute) = self else { return nil }
    return attribute.attributeName.as(IdentifierTypeSyntax.self)?.name.text
  }
}

extension DeclModifierListSyntax {
  var isPrivate: Bool { contains { $0.name.tokenKind == .keyword(.private) && $0.detail == nil } }
  var isPrivateToSet: Bool { contains { $0.name.tokenKind == .keyword(.private) } }

  func has(_ keyword: Keyword) -> Bool { contains { $0.name.tokenKind == .keyword(keyword) } }
}
