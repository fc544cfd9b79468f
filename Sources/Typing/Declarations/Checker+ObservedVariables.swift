import SwiftSyntax

extension Checker {
  /// `var x = 0 { didSet { … } }` outside a type: a hidden variable, and functions around it.
  func observedVariable(
    _ node: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ annotation: TypeAnnotationSyntax?, _ block: AccessorBlockSyntax,
    _ initializer: InitializerClauseSyntax
  ) -> [TypedStatement] {
    guard let token = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier, case .accessors(let list) = block.accessors else {
      report(DiagnosticText.unsupportedStatement("pattern"), binding.pattern.sourceRange)
      return []
    }
    let range = token.sourceRange
    let value = expression(initializer.value, annotation.map { type($0.type) })
    let isGlobal = isTopLevel
    let seen = declareVariable(token, value.type, isMutable: false)
    if isGlobal { cell.globals.removeLast() }
    let hidden = Variable(name: seen.name, type: value.type, isMutable: true, storage: isGlobal ? .global(nextGlobal) : .local, range: range)
    if isGlobal {
      nextGlobal += 1
      cell.globals.append(hidden)
    }
    var functions: [FunctionDeclaration] = []
    func declared(_ name: String, _ kind: FunctionDeclaration.Kind, _ parameter: String?, result: Type = .void) -> FunctionDeclaration {
      let function = FunctionDeclaration(name: name, kind: kind, range: range)
      if let parameter { function.parameters = [ParameterDeclaration(label: nil, name: parameter, type: value.type)] }
      function.result = result
      if !isGlobal {
        function.closureVariable = Variable(
          name: name, type: .function(function.functionType), isMutable: false, storage: .local, range: range)
      }
      functions.append(function)
      return function
    }
    let inner = Scope(.block, parent: scope)
    inner.entries[seen.name] = [.variable(hidden)]
    var observers: [String: FunctionDeclaration] = [:]
    inScope(inner) {
      for accessor in list {
        guard let body = accessor.body else { continue }
        let word = accessor.accessorSpecifier.text
        let parameter = accessor.parameters?.name.identifierText ?? (word == "willSet" ? "newValue" : "oldValue")
        let function = declared("\(seen.name).\(word)", .function, parameter)
        checkBody(of: function, body.statements, at: body.rightBrace.sourceRange)
        observers[word] = function
      }
    }
    let getter = declared(seen.name, .getter, nil, result: value.type)
    getter.body = TypedFunction(name: seen.name, parameters: [], result: value.type, range: range)
    getter.body?.body = [TypedStatement(.returnStatement(make(.variable(hidden), hidden.type, range)), range: range)]
    let setter = declared(seen.name, .setter, "newValue")
    setter.body = setterBody(seen.name, hidden, observers, range)
    (seen.getter, seen.setter) = (getter, setter)
    return [TypedStatement(.variables(.variable(hidden), value), range: binding.sourceRange)]
      + functions.map { TypedStatement(.function($0), range: range) }
  }

  private func setterBody(
    _ name: String, _ hidden: Variable, _ observers: [String: FunctionDeclaration], _ range: TextRange
  ) -> TypedFunction {
    func variable(_ name: String) -> Variable {
      Variable(name: name, type: hidden.type, isMutable: false, storage: .local, range: range)
    }
    func read(_ variable: Variable) -> TypedExpression { make(.variable(variable), variable.type, range) }
    func call(_ observer: FunctionDeclaration, _ argument: Variable) -> TypedStatement {
      let call = TypedExpression.Call(observer, arguments: [.value(read(argument))])
      return TypedStatement(.expression(make(.call(call), .void, range)), range: range)
    }
    let (new, old) = (variable("newValue"), variable("oldValue"))
    var statements = [TypedStatement(.variables(.variable(old), read(hidden)), range: range)]
    if let observer = observers["willSet"] { statements.append(call(observer, new)) }
    statements.append(TypedStatement(.expression(make(.assign(read(hidden), read(new)), .void, range)), range: range))
    if let observer = observers["didSet"] { statements.append(call(observer, old)) }
    let body = TypedFunction(name: name, parameters: [new], result: .void, range: range)
    body.body = statements
    return body
  }
}
