extension BodySpecializer {
  func expression(_ node: TypedExpression) -> TypedExpression {
    let outer = specializer.range
    specializer.range = node.range
    defer { specializer.range = outer }
    let type = self.type(node.type)
    let made = TypedExpression(kind(node, type), type: type, range: node.range)
    made.isImplicitlyUnwrapped = node.isImplicitlyUnwrapped
    made.isSuper = node.isSuper
    return made
  }

  private func kind(_ node: TypedExpression, _ type: Type) -> TypedExpression.Kind {
    switch node.kind {
    case .integer, .floatingPoint, .boolean, .string: return literal(node, type)
    case .none, .metatype, .discard: return node.kind
    case .interpolation(let segments):
      return .interpolation(
        segments.map { segment in
          guard case .value(let value, let format) = segment else { return segment }
          return .value(expression(value), format: format.map(expression))
        })
    case .array(let elements): return .array(elements.map(expression))
    case .dictionary(let pairs): return .dictionary(pairs.map { (expression($0.key), expression($0.value)) })
    case .tuple(let elements): return .tuple(elements.map(expression))
    case .variable(let variable): return .variable(self.variable(variable))
    case .functionReference(let function, let receiver, let typeArguments):
      let target = resolve(function, typeArguments, .direct)
      return .functionReference(target.function, receiver: receiver.map(expression), typeArguments: target.typeArguments)
    case .closure(let function): return .closure(self.function(function))
    case .call(let call): return self.call(call)
    case .callValue(let callee, let arguments): return .callValue(expression(callee), arguments.map(argument))
    case .enumCase(let item, let payload): return .enumCase(enumCase(item, type), payload.map(expression))
    case .property(let base, let property, let access): return self.property(base, property, access)
    case .subscriptElement(let base, let property, let arguments, let access):
      let target = resolve(property, access)
      return .subscriptElement(
        base: base.map(expression), target.property, filled(arguments, target.property.parameters, access.typeArguments, property),
        target.access)
    case .tupleElement(let inner, let index): return .tupleElement(expression(inner), index)
    case .assign(let left, let right): return .assign(expression(left), expression(right))
    case .and(let left, let right): return .and(expression(left), expression(right))
    case .or(let left, let right): return .or(expression(left), expression(right))
    case .conditional(let condition, let then, let otherwise):
      return .conditional(condition: expression(condition), then: expression(then), otherwise: expression(otherwise))
    case .coalesce(let left, let right): return .coalesce(expression(left), expression(right))
    case .statement(let item): return statement(item).map { .statement($0) } ?? node.kind
    case .tryExpression(let inner, let kind): return .tryExpression(expression(inner), kind)
    case .forceUnwrap(let inner): return .forceUnwrap(expression(inner))
    case .wrap(let inner): return .wrap(expression(inner))
    case .optionalChain(let inner): return .optionalChain(expression(inner))
    case .chainLink(let inner): return .chainLink(expression(inner))
    case .upcast(let inner): return .upcast(expression(inner))
    case .toExistential(let inner): return .toExistential(expression(inner))
    case .mapConversion(let inner, let element, let convert):
      return .mapConversion(expression(inner), element: variable(element), convert: expression(convert))
    case .dictionaryConversion(let inner, let key, let convertKey, let value, let convertValue):
      return .dictionaryConversion(
        expression(inner), key: variable(key), convertKey: expression(convertKey), value: variable(value),
        convertValue: expression(convertValue))
    case .functionConversion(let inner): return .functionConversion(expression(inner))
    case .isType(let inner, let wanted): return .isType(expression(inner), self.type(wanted))
    case .conditionalCast(let inner, let wanted): return .conditionalCast(expression(inner), self.type(wanted))
    case .forcedCast(let inner, let wanted): return .forcedCast(expression(inner), self.type(wanted))
    case .openExistential(let inner): return .openExistential(expression(inner))
    }
  }

  /// A literal of a generic type is made as its argument makes one.
  private func literal(_ node: TypedExpression, _ type: Type) -> TypedExpression.Kind {
    switch node.type {
    case .parameter, .dependent: break
    default: return node.kind
    }
    guard let nominal = type.nominal else { return node.kind }
    switch node.kind {
    case .integer(let bits) where nominal.isFloatingPoint: return .floatingPoint(Double(Int64(bitPattern: bits)))
    case .integer where !nominal.isInteger: return made(node, .int, "integerLiteral")
    case .floatingPoint where !nominal.isFloatingPoint: return made(node, .double, "floatLiteral")
    case .string where NominalType.wellKnown[nominal.name] !== nominal: return made(node, .string, "stringLiteral")
    case .boolean where nominal !== NominalType.bool: return made(node, .bool, "booleanLiteral")
    default: return node.kind
    }
  }

  private func made(_ node: TypedExpression, _ type: Type, _ label: String) -> TypedExpression.Kind {
    let literal = TypedExpression(node.kind, type: type, range: node.range)
    let wanted = written(node.type)
    return expression(Checker.gate.withLock { _ in checker.literalConversion(literal, to: wanted, label: label) }).kind
  }

  // MARK: Calls

  private func call(_ call: TypedExpression.Call) -> TypedExpression.Kind {
    let target = resolve(call.function, call.typeArguments, call.dispatch)
    let arguments = filled(call.arguments, call.function, call.typeArguments, target.function)
    if let item = target.enumCase {
      return .enumCase(item, arguments.compactMap { if case .value(let value) = $0 { value } else { nil } })
    }
    return .call(
      TypedExpression.Call(
        target.function, receiver: call.receiver.map(expression), arguments: arguments, typeArguments: target.typeArguments,
        dispatch: target.dispatch))
  }

  func argument(_ argument: TypedExpression.Argument) -> TypedExpression.Argument {
    switch argument {
    case .value(let node): .value(expression(node))
    case .omitted: .omitted
    case .variadic(let nodes, let element): .variadic(nodes.map(expression), element: type(element))
    case .inout(let node): .inout(expression(node))
    }
  }

  /// Arguments with the defaults of notebook functions put in: they too may depend on the type arguments.
  private func filled(
    _ arguments: [TypedExpression.Argument], _ function: FunctionDeclaration, _ typeArguments: [Type],
    _ target: FunctionDeclaration
  ) -> [TypedExpression.Argument] {
    if target.nativeKey != nil { return arguments.map(argument) }
    return filled(arguments, function.parameters) { specializer.substitution(function, typeArguments.map(written)) }
  }

  private func filled(
    _ arguments: [TypedExpression.Argument], _ parameters: [ParameterDeclaration], _ typeArguments: [Type],
    _ property: PropertyDeclaration
  ) -> [TypedExpression.Argument] {
    if case .computed(let getter, _) = property.implementation {
      return filled(arguments, getter, typeArguments, getter)
    }
    return arguments.map(argument)
  }

  private func filled(
    _ arguments: [TypedExpression.Argument], _ parameters: [ParameterDeclaration], _ map: () -> [GenericParameter: Type]
  ) -> [TypedExpression.Argument] {
    var inner: BodySpecializer?
    return arguments.enumerated().map { index, given in
      guard case .omitted = given, index < parameters.count else { return argument(given) }
      let parameter = parameters[index]
      let body = inner ?? BodySpecializer(specializer, map())
      inner = body
      if parameter.isVariadic { return .variadic([], element: body.type(parameter.type)) }
      return parameter.defaultValue.map { .value(body.expression($0)) } ?? .omitted
    }
  }

  // MARK: Properties

  private func property(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ access: TypedExpression.Access
  ) -> TypedExpression.Kind {
    let target = resolve(property, access)
    if let item = target.enumCase { return .enumCase(item, []) }
    if case .global(let variable) = target.property.implementation, base == nil { return .variable(variable) }
    return .property(base: base.map(expression), target.property, target.access)
  }
}
