import SwiftSyntax

extension Checker {
  func checkBody(of function: FunctionDeclaration, _ body: CodeBlockSyntax?, isOperator: Bool) {
    guard let body else {
      if function.nativeKey == nil { report(DiagnosticText.missingBody(function.name), function.range) }
      return
    }
    withParameters(of: function) { checkDefaults(of: function) }
    checkBody(of: function, body.statements, at: body.rightBrace.sourceRange)
  }

  /// Checks something where the generic parameters of a function stand for types.
  private func withParameters(of function: FunctionDeclaration, _ body: () -> Void) {
    let outer = genericContext
    genericContext += function.generics.requirements + function.ownerRequirements + (function.owner?.generics.requirements ?? [])
    let inner = Scope(.block, parent: scope)
    for parameter in function.generics.parameters where !parameter.isOpaque { inner.entries[parameter.name] = [.parameter(parameter)] }
    inScope(inner, body)
    genericContext = outer
  }

  /// Default values, in the scope of the declaration.
  private func checkDefaults(of function: FunctionDeclaration) {
    let clause: FunctionParameterClauseSyntax?
    if let node = function.syntax?.as(FunctionDeclSyntax.self) {
      clause = node.signature.parameterClause
    } else {
      clause = function.syntax?.as(InitializerDeclSyntax.self)?.signature.parameterClause
    }
    for (index, node) in (clause?.parameters ?? []).enumerated() {
      guard let value = node.defaultValue?.value else { continue }
      function.parameters[index].defaultValue = expression(value, function.parameters[index].type)
    }
  }

  func checkBody(of function: FunctionDeclaration, _ items: CodeBlockItemListSyntax, at end: TextRange) {
    let context = FunctionContext(
      name: function.owner.map { "\($0.name).\(function.displayName)" } ?? function.displayName,
      result: function.kind == .initializer ? .void : function.result,
      throwsErrors: function.throwsErrors || function.rethrowsErrors, isClosure: false)
    context.isInitializer = function.kind == .initializer
    context.isFailable = function.isFailable
    context.sourceName = sourceName(of: function)
    context.thrownType = function.thrownType
    context.rethrowsErrors = function.rethrowsErrors
    context.observed = observed
    let inner = Scope(.function(context), parent: scope)
    for parameter in function.generics.parameters where !parameter.isOpaque { inner.entries[parameter.name] = [.parameter(parameter)] }
    var parameters: [Variable] = []
    for parameter in function.parameters {
      let variable = Variable(
        name: parameter.name, type: parameter.isAutoclosure ? parameter.type : parameter.valueType, isMutable: parameter.isInout,
        storage: .local, isInout: parameter.isInout, range: function.range)
      if case .function = parameter.type { variable.isNonEscaping = !parameter.isEscaping && !parameter.isVariadic }
      if parameter.name != "_" { inner.entries[parameter.name] = [.variable(variable)] }
      parameters.append(variable)
    }
    context.parameters = parameters
    let selfVariable = self.selfVariable(for: function)
    if let selfVariable { inner.entries["self"] = [.variable(selfVariable)] }
    context.selfVariable = selfVariable
    let typed = TypedFunction(
      name: context.name, parameters: parameters, selfVariable: selfVariable, result: function.result,
      throwsErrors: context.throwsErrors, range: function.range)
    typed.genericParameters = (function.owner?.generics.parameters ?? []) + function.generics.parameters
    enter(context, inner, requirements: function.generics.requirements + function.ownerRequirements + (function.owner?.generics.requirements ?? [])) {
      typed.body = implicitReturn(items, function) ?? block(items)
      if !function.result.isVoid, function.kind != .initializer, !isError(function.result) { typed.valueEnd = end }
    }
    function.body = typed
    function.file = programFile
  }

  private func sourceName(of function: FunctionDeclaration) -> String {
    switch function.kind {
    case .getter, .setter:
      return function.name == "subscript" ? "subscript(" + function.parameters.map { ($0.label ?? "_") + ":" }.joined() + ")" : function.name
    default: return function.displayName
    }
  }

  func selfVariable(for function: FunctionDeclaration) -> Variable? {
    guard let owner = function.owner else { return nil }
    var type: Type = owner.kind == .protocolType ? .parameter(owner.generics.parameters[0]) : owner.declaredType
    type = substitute(type, sameTypes(function.ownerRequirements))
    if function.kind == .staticMethod {
      return Variable(name: "self", type: .metatype(type), isMutable: false, storage: .local, range: function.range)
    }
    let isValue = owner.kind != .classType
    let isMutable = isValue && (function.isMutating || function.kind == .initializer)
    return Variable(
      name: "self", type: type, isMutable: isMutable, storage: .local, isInout: isValue && function.isMutating, range: function.range)
  }

  /// Checks something as the inside of a function.
  func enter(
    _ context: FunctionContext, _ inner: Scope, requirements: [GenericSignature.Requirement], _ body: () -> Void
  ) {
    let (outerScope, outerFunction, outerTry, outerRequirements, outerChain) = (scope, function, tryDepth, genericContext, chainLinked)
    (scope, function, tryDepth, chainLinked) = (inner, context, 0, false)
    genericContext += requirements
    body()
    (scope, function, tryDepth, genericContext, chainLinked) = (outerScope, outerFunction, outerTry, outerRequirements, outerChain)
  }
}
