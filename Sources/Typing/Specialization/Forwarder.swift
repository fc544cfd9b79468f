package import SourceText

/// How a forwarding function gets the value whose requirement it calls.
package enum ForwardedReceiver: Hashable {
  /// As an existential: the value is taken out of its box (and put back by mutating members).
  case box
  /// As the object that a class-bound existential is.
  case object
  /// As itself.
  case value
  /// Not at all, of a static member or initializer: as the type.
  case type
}

/// A requirement as something to call: a method, initializer or operator, or one accessor of a property or subscript.
package struct Requirement {
  /// The function, or the property's getter or setter.
  package let function: FunctionDeclaration
  /// Of an accessor: the property.
  package let property: PropertyDeclaration?

  package init(_ function: FunctionDeclaration, of property: PropertyDeclaration? = nil) {
    self.function = function
    self.property = property
  }

  package var isSetter: Bool { function.kind == .setter }
  package var isStatic: Bool {
    if let property { return property.isStatic }
    return function.kind == .staticMethod || function.kind == .initializer
  }
}

extension WitnessResolver {
  /// A function over `Self`, and the requirement's own parameters, that calls the requirement: made concrete for a type
  /// it is that type's implementation as callers see it who know only the protocol.
  /// Called through a protocol that may say more of the associated types than the requirement's own.
  package func forwarder(
    to requirement: Requirement, through protocolType: NominalType, receiver: ForwardedReceiver
  ) -> FunctionDeclaration {
    Forwarder(checker, requirement, protocolType, receiver).function()
  }
}

/// Builds one forwarding function.
private struct Forwarder {
  let checker: Checker
  let requirement: Requirement
  let protocolType: NominalType
  let receiver: ForwardedReceiver
  let selfParameter: GenericParameter
  private let range: SourceRange

  init(_ checker: Checker, _ requirement: Requirement, _ protocolType: NominalType, _ receiver: ForwardedReceiver) {
    self.checker = checker
    self.requirement = requirement
    self.protocolType = protocolType
    self.receiver = receiver
    selfParameter = requirement.function.owner!.generics.parameters[0]
    // It stands in no text.
    range = SourceRange(at: 0)
  }

  private var selfType: Type { .parameter(selfParameter) }
  private var isMutating: Bool { requirement.function.isMutating && !requirement.isStatic && receiver != .object }

  func function() -> FunctionDeclaration {
    let declared = requirement.function
    let made = FunctionDeclaration(name: declared.name, kind: .function, range: range)
    made.generics.parameters = [selfParameter] + declared.generics.parameters
    made.throwsErrors = declared.throwsErrors || declared.rethrowsErrors
    let receiverVariable = Variable(
      name: "self", type: receiverType, isMutable: isMutating, storage: .local, isInout: isMutating, range: range)
    var parameter = ParameterDeclaration(label: nil, name: "self", type: receiverType)
    parameter.isInout = isMutating
    made.parameters = [parameter] + declared.parameters
    let variables = declared.parameters.map { parameter in
      Variable(
        name: parameter.name, type: parameter.isAutoclosure ? parameter.type : parameter.valueType,
        isMutable: parameter.isInout, storage: .local, isInout: parameter.isInout, range: range)
    }
    made.result = resultType
    let typed = TypedFunction(
      name: checker.forwarderName(declared), parameters: [receiverVariable] + variables, result: made.result,
      throwsErrors: made.throwsErrors, range: range)
    typed.body = body(receiverVariable, variables)
    made.body = typed
    return made
  }

  private var receiverType: Type {
    switch receiver {
    case .box: .any
    case .object: .existential([checker.anyObject])
    case .value: selfType
    case .type: .metatype(selfType)
    }
  }

  private func node(_ kind: TypedExpression.Kind, _ type: Type) -> TypedExpression {
    TypedExpression(kind, type: type, range: range)
  }

  private func body(_ receiverVariable: Variable, _ variables: [Variable]) -> [TypedStatement] {
    let held = node(.variable(receiverVariable), receiverVariable.type)
    guard receiver == .box, isMutating else {
      let opened: TypedExpression?
      switch receiver {
      case .box: opened = node(.openExistential(held), selfType)
      case .object: opened = node(.upcast(held), selfType)
      case .value: opened = held
      case .type: opened = nil
      }
      return call(opened, variables)
    }
    // The value leaves its box while it changes and goes back into one in any case.
    let value = Variable(name: "value", type: selfType, isMutable: true, storage: .local, range: range)
    value.isReassigned = true
    let place = node(.variable(value), selfType)
    let putBack = node(.assign(held, node(.toExistential(place), .any)), .void)
    return [
      TypedStatement(.variables(.variable(value), node(.openExistential(held), selfType)), range: range),
      TypedStatement(.deferStatement([TypedStatement(.expression(putBack), range: range)]), range: range),
    ] + call(place, variables)
  }

  private func call(_ opened: TypedExpression?, _ variables: [Variable]) -> [TypedStatement] {
    let declared = requirement.function
    let arguments = zip(declared.parameters, variables).map { parameter, variable -> TypedExpression.Argument in
      let value = node(.variable(variable), variable.type)
      return parameter.isInout ? .inout(value) : .value(value)
    }
    let typeArguments = [selfType] + declared.generics.parameters.map { Type.parameter($0) }
    let access = TypedExpression.Access(typeArguments: typeArguments, dispatch: .witness)
    var value: TypedExpression
    if let property = requirement.property {
      let indices = property.parameters.isEmpty ? [] : Array(arguments.prefix(property.parameters.count))
      let type = property.type
      value = property.parameters.isEmpty
        ? node(.property(base: opened, property, access), type)
        : node(.subscriptElement(base: opened, property, indices, access), type)
      if requirement.isSetter {
        let new = node(.variable(variables[variables.count - 1]), type)
        return [TypedStatement(.expression(node(.assign(value, new), .void)), range: range)]
      }
    } else {
      value = node(
        .call(.init(declared, receiver: opened, arguments: Array(arguments), typeArguments: typeArguments, dispatch: .witness)),
        declared.kind == .initializer ? (declared.isFailable ? .optional(selfType) : selfType) : declared.result)
    }
    if declared.throwsErrors || declared.rethrowsErrors { value = node(.tryExpression(value, .plain), value.type) }
    if value.type.isVoid { return [TypedStatement(.expression(value), range: range)] }
    return [TypedStatement(.returnStatement(erased(value)), range: range)]
  }

  // What callers who do not know the type get: values of `Self` and its associated types as existentials.

  private var resultType: Type {
    if receiver == .value { return requirement.function.result }
    return requirement.isSetter ? .void : erased(requirement.function.result)
  }

  private func erased(_ value: TypedExpression) -> TypedExpression {
    if receiver == .value { return value }
    return converted(value, to: erased(value.type))
  }

  private func erased(_ type: Type) -> Type {
    checker.erased(type, selfParameter, through: protocolType, isObject: receiver == .object)
  }

  private func converted(_ value: TypedExpression, to target: Type) -> TypedExpression {
    if value.type == target { return value }
    switch (value.type, target) {
    case (_, .existential): return node(.toExistential(value), target)
    case (.nominal(let nominal, let own), .nominal(_, let wanted)) where own.count == 1 && nominal !== NominalType.range:
      let element = Variable(name: "element", type: own[0], isMutable: false, storage: .local, range: range)
      let part = node(.variable(element), own[0])
      let convert = converted(part, to: wanted[0])
      return convert === part ? value : node(.mapConversion(value, element: element, convert: convert), target)
    default: return value
    }
  }
}

extension Checker {
  fileprivate func forwarderName(_ function: FunctionDeclaration) -> String {
    (function.owner.map { $0.name + "." } ?? "") + (function.kind == .getter || function.kind == .setter ? function.name : function.displayName)
  }

  /// A type of a protocol's member for those who know only that a value is of an existential type: `Self` and its associated
  /// types become existentials.
  func erased(_ type: Type, _ selfParameter: GenericParameter, through protocolType: NominalType, isObject: Bool) -> Type {
    switch type {
    case .parameter(let parameter) where parameter == selfParameter:
      return isObject ? .existential([anyObject]) : .any
    case .dependent(.parameter(selfParameter), let name):
      return boundOfAssociatedType(name, [protocolType]) ?? .any
    case .dependent(let base, _) where mentionsSelf(base, selfParameter): return .any
    case .nominal(let nominal, let arguments): return .nominal(nominal, arguments.map { erased($0, selfParameter, through: protocolType, isObject: isObject) })
    default: return type
    }
  }

  /// Whether a type depends on the `Self` of a protocol.
  func mentionsSelf(_ type: Type, _ selfParameter: GenericParameter) -> Bool {
    switch type {
    case .parameter(let parameter): return parameter == selfParameter
    case .dependent(let base, _), .metatype(let base): return mentionsSelf(base, selfParameter)
    case .nominal(_, let arguments): return arguments.contains { mentionsSelf($0, selfParameter) }
    case .tuple(let elements): return elements.contains { mentionsSelf($0.type, selfParameter) }
    case .function(let function):
      return function.parameters.contains { mentionsSelf($0.type, selfParameter) } || mentionsSelf(function.result, selfParameter)
    case .existential, .variable, .error: return false
    }
  }
}
