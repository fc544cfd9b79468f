/// Visits every expression, statement, variable and nested function of a typed tree, inner expressions before outer ones.
class TreeWalker {
  func leave(_ node: TypedExpression) {}
  /// A variable at its declaration.
  func declare(_ variable: Variable) {}
  func enter(_ function: TypedFunction) {}
  func leave(_ function: TypedFunction) {}
  /// A function declared inside another.
  func nested(_ function: FunctionDeclaration) { if let body = function.body { walk(body) } }

  func walk(_ function: TypedFunction) {
    enter(function)
    walk(function.body)
    leave(function)
  }

  func walk(_ statements: [TypedStatement]) { for statement in statements { walk(statement) } }

  func walk(_ statement: TypedStatement) {
    switch statement.kind {
    case .expression(let node), .throwStatement(let node): walk(node)
    case .variables(let pattern, let node):
      if let node { walk(node) }
      walk(pattern)
    case .function(let function): nested(function)
    case .type(let nominal): walk(nominal)
    case .block(let inner), .deferStatement(let inner), .labelled(_, let inner): walk(inner)
    case .ifStatement(let conditions, let then, let otherwise):
      walk(conditions)
      walk(then)
      walk(otherwise)
    case .guardStatement(let conditions, let otherwise):
      walk(conditions)
      walk(otherwise)
    case .whileLoop(let conditions, let body, _):
      walk(conditions)
      walk(body)
    case .repeatLoop(let body, let condition, _):
      walk(body)
      walk(condition)
    case .forLoop(let loop): walk(loop)
    case .switchStatement(let node):
      walk(node.value)
      declare(node.subject)
      for item in node.cases {
        for entry in item.items {
          walk(entry.pattern)
          if let filter = entry.filter { walk(filter) }
        }
        walk(item.body)
      }
    case .returnStatement(let node): if let node { walk(node) }
    case .doStatement(let body, let catches):
      walk(body)
      for clause in catches {
        declare(clause.subject)
        for entry in clause.items {
          walk(entry.pattern)
          if let filter = entry.filter { walk(filter) }
        }
        walk(clause.body)
      }
    case .breakStatement, .continueStatement, .fallthroughStatement: break
    }
  }

  private func walk(_ loop: TypedFor) {
    switch loop.source {
    case .integerRange(let lower, let upper, _):
      walk(lower)
      walk(upper)
    case .array(let node), .native(let node, _), .iterator(let node, _, _, _, _): walk(node)
    }
    walk(loop.pattern)
    if let filter = loop.filter { walk(filter) }
    walk(loop.body)
  }

  func walk(_ nominal: NominalType) {
    guard let layout = nominal.layout else { return }
    for property in layout.storedProperties {
      if let value = property.initialValue { walk(value) }
    }
    for observer in layout.observers { nested(observer) }
    for function in layout.methods + layout.initializers { nested(function) }
    for property in layout.computedProperties + layout.subscripts {
      if case .computed(let getter, let setter) = property.implementation {
        nested(getter)
        if let setter { nested(setter) }
      }
    }
    if let body = layout.deinitializer { walk(body) }
  }

  private func walk(_ conditions: [TypedCondition]) {
    for condition in conditions {
      switch condition {
      case .boolean(let node): walk(node)
      case .binding(let variable, let node):
        walk(node)
        declare(variable)
      case .pattern(let pattern, let subject, let node):
        walk(node)
        declare(subject)
        walk(pattern)
      }
    }
  }

  func walk(_ pattern: TypedPattern) {
    switch pattern {
    case .wildcard: break
    case .variable(let variable): declare(variable)
    case .tuple(let inner), .enumCase(_, let inner): for part in inner { walk(part) }
    case .some(let inner), .type(_, let inner), .payload(_, let inner): walk(inner)
    case .expression(let subject, let node):
      declare(subject)
      walk(node)
    }
  }

  func walk(_ node: TypedExpression) {
    switch node.kind {
    case .integer, .floatingPoint, .boolean, .string, .none, .variable, .metatype, .discard: break
    case .interpolation(let segments):
      for case .value(let value, let format) in segments {
        walk(value)
        if let format { walk(format) }
      }
    case .array(let elements), .tuple(let elements), .enumCase(_, let elements): for element in elements { walk(element) }
    case .dictionary(let pairs):
      for pair in pairs {
        walk(pair.key)
        walk(pair.value)
      }
    case .functionReference(_, let receiver, _): if let receiver { walk(receiver) }
    case .closure(let function): walk(function)
    case .call(let call):
      if let receiver = call.receiver { walk(receiver) }
      walk(call.arguments)
    case .callValue(let value, let arguments):
      walk(value)
      walk(arguments)
    case .property(let base, _, _): if let base { walk(base) }
    case .subscriptElement(let base, _, let arguments, _):
      if let base { walk(base) }
      walk(arguments)
    case .tupleElement(let inner, _), .forceUnwrap(let inner), .wrap(let inner), .optionalChain(let inner), .chainLink(let inner),
      .upcast(let inner), .toExistential(let inner), .functionConversion(let inner), .isType(let inner, _),
      .conditionalCast(let inner, _), .forcedCast(let inner, _), .openExistential(let inner), .tryExpression(let inner, _):
      walk(inner)
    case .assign(let left, let right), .and(let left, let right), .or(let left, let right), .coalesce(let left, let right):
      walk(left)
      walk(right)
    case .conditional(let condition, let then, let otherwise):
      walk(condition)
      walk(then)
      walk(otherwise)
    case .statement(let statement): walk(statement)
    case .mapConversion(let inner, let element, let convert):
      walk(inner)
      declare(element)
      walk(convert)
    case .dictionaryConversion(let inner, let key, let convertKey, let value, let convertValue):
      walk(inner)
      declare(key)
      walk(convertKey)
      declare(value)
      walk(convertValue)
    }
    leave(node)
  }

  private func walk(_ arguments: [TypedExpression.Argument]) {
    for argument in arguments {
      switch argument {
      case .value(let node), .inout(let node): walk(node)
      case .variadic(let nodes, _): for node in nodes { walk(node) }
      case .omitted: break
      }
    }
  }
}
