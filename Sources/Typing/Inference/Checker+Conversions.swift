extension Checker {
  func make(_ kind: TypedExpression.Kind, _ type: Type, _ range: TextRange) -> TypedExpression {
    TypedExpression(kind, type: type, range: range)
  }

  func errorNode(_ range: TextRange) -> TypedExpression { make(.discard, .error, range) }

  /// The expression as a value of `target`, conversions made explicit; nil, with nothing bound, when there is no way.
  func convert(_ node: TypedExpression, to target: Type) -> TypedExpression? {
    let from = shallow(node.type)
    let to = shallow(target)
    switch (from, to) {
    case (.error, _), (_, .error): return node
    case (.nominal(let a, let x), .nominal(let b, let y)) where a === b && x.isEmpty && y.isEmpty: return node
    default: break
    }
    let before = mark()
    if let converted = conversion(node, from, to) { return converted }
    rollback(before)
    if node.isImplicitlyUnwrapped, let payload = from.optionalPayload {
      return convert(make(.forceUnwrap(node), payload, node.range), to: to)
    }
    return nil
  }

  private func conversion(_ node: TypedExpression, _ from: Type, _ to: Type) -> TypedExpression? {
    switch to {
    case .variable: return unify(from, to) ? node : nil
    case .existential(let protocols): return existentialConversion(node, from, to, protocols)
    case .nominal(let nominal, let arguments):
      if nominal === NominalType.optional { return optionalConversion(node, from, to, arguments[0]) }
      return nominalConversion(node, from, to, nominal, arguments)
    case .function(let target): return functionConversion(node, from, target)
    case .tuple(let elements): return tupleConversion(node, from, to, elements)
    case .metatype(let target):
      guard case .metatype(let source) = from else { return nil }
      if unify(source, target) { return node }
      if case .existential(let protocols) = target, protocols.allSatisfy({ conforms(source, to: $0) }) {
        return make(.upcast(node), to, node.range)
      }
      guard let upper = target.nominal, let lower = shallow(source).nominal, isSubclass(lower, of: upper) else { return nil }
      return make(.upcast(node), to, node.range)
    case .parameter, .dependent, .error: return unify(from, to) ? node : nil
    }
  }

  private func existentialConversion(
    _ node: TypedExpression, _ from: Type, _ to: Type, _ protocols: [NominalType]
  ) -> TypedExpression? {
    if from == to { return node }
    if case .variable(let variable) = from, solver.slots[variable.number].literal == nil { return unify(from, to) ? node : nil }
    if protocols.count == 1, protocols[0].name == "AnyObject" {
      guard isClass(from) else { return nil }
      return make(.upcast(node), to, node.range)
    }
    for protocolType in protocols where !conforms(from, to: protocolType) { return nil }
    solver.score.existentials += 1
    return make(.toExistential(node), to, node.range)
  }

  func isClass(_ type: Type) -> Bool {
    switch shallow(type) {
    case .nominal(let nominal, _): nominal.kind == .classType
    case .parameter, .dependent:
      constraints(of: type).contains(where: isClassBound)
        || genericContext.contains { if case .inherits(type, _) = $0 { true } else { false } }
    case .existential(let protocols): protocols.contains(where: isClassBound)
    default: false
    }
  }

  /// Whether only classes conform.
  func isClassBound(_ protocolType: NominalType) -> Bool { refines(protocolType, anyObject) }

  private func optionalConversion(_ node: TypedExpression, _ from: Type, _ to: Type, _ wrapped: Type) -> TypedExpression? {
    if case .variable(let variable) = from, solver.slots[variable.number].literal == nil { return unify(from, to) ? node : nil }
    if let payload = from.optionalPayload {
      let before = mark()
      if unify(payload, wrapped) { return node }
      rollback(before)
      if let mapped = mapped(node, payload, to: wrapped, result: to) { return mapped }
      rollback(before)
    }
    guard let inner = convert(node, to: wrapped) else { return nil }
    solver.score.optionalPromotions += 1
    return make(.wrap(inner), to, node.range)
  }

  /// An element-wise conversion, when the elements are convertible.
  private func mapped(_ node: TypedExpression, _ element: Type, to target: Type, result: Type) -> TypedExpression? {
    let variable = Variable(name: "element", type: element, isMutable: false, storage: .local, range: node.range)
    guard let body = convert(make(.variable(variable), element, node.range), to: target) else { return nil }
    return make(.mapConversion(node, element: variable, convert: body), result, node.range)
  }

  /// Whether the node is `nil` and the target the type by which optionals of anything are compared with it.
  func isNil(_ node: TypedExpression, for target: NominalType) -> Bool {
    guard case .none = node.kind else { return false }
    return target.name == "_OptionalNilComparisonType"
  }

  private func nominalConversion(
    _ node: TypedExpression, _ from: Type, _ to: Type, _ nominal: NominalType, _ arguments: [Type]
  ) -> TypedExpression? {
    switch from {
    case .variable: return unify(from, to) ? node : nil
    case .nominal(let source, let sourceArguments):
      if source === nominal {
        let before = mark()
        if unify(from, to) { return node }
        rollback(before)
        return collectionConversion(node, nominal, sourceArguments, arguments, to)
      }
      if isNil(node, for: nominal) { return make(.none, to, node.range) }
      guard nominal.kind == .classType, source.kind == .classType, isSubclass(source, of: nominal) else { return nil }
      for ancestor in superclassChain(of: from) where ancestor.nominal === nominal && unify(ancestor, to) {
        return make(.upcast(node), to, node.range)
      }
      return nil
    case .parameter, .dependent:
      for requirement in genericContext {
        if case .inherits(let subject, let parent) = requirement, subject == from, let upper = parent.nominal,
          isSubclass(upper, of: nominal)
        {
          return make(.upcast(node), to, node.range)
        }
      }
      return nil
    default: return nil
    }
  }

  private func collectionConversion(
    _ node: TypedExpression, _ nominal: NominalType, _ source: [Type], _ target: [Type], _ to: Type
  ) -> TypedExpression? {
    switch nominal {
    case .array, .set:
      guard let converted = mapped(node, source[0], to: target[0], result: to) else { return nil }
      solver.score.collectionUpcasts += 1
      return converted
    case .dictionary:
      let key = Variable(name: "key", type: source[0], isMutable: false, storage: .local, range: node.range)
      let value = Variable(name: "value", type: source[1], isMutable: false, storage: .local, range: node.range)
      guard let convertKey = convert(make(.variable(key), source[0], node.range), to: target[0]),
        let convertValue = convert(make(.variable(value), source[1], node.range), to: target[1])
      else { return nil }
      solver.score.collectionUpcasts += 1
      return make(
        .dictionaryConversion(node, key: key, convertKey: convertKey, value: value, convertValue: convertValue), to, node.range)
    default: return nil
    }
  }

  private func functionConversion(_ node: TypedExpression, _ from: Type, _ target: FunctionType) -> TypedExpression? {
    if case .variable = from { return unify(from, .function(target)) ? node : nil }
    guard case .function(let source) = from, mayThrow(source, where: target) else { return nil }
    if source.parameters.count != target.parameters.count {
      return takesApart(target, for: source) ? reabstracted(node, source, target) : nil
    }
    let before = mark()
    var same = source
    (same.throwsErrors, same.thrownType) = (target.throwsErrors, target.thrownType)
    if unify(.function(same), .function(target)) {
      if source.throwsErrors == target.throwsErrors, source.thrownType == target.thrownType { return node }
      return make(.functionConversion(node), .function(target), node.range)
    }
    rollback(before)
    return reabstracted(node, source, target)
  }

  /// Whether the one tuple that `target` takes can be handed to `source` element by element.
  private func takesApart(_ target: FunctionType, for source: FunctionType) -> Bool {
    guard target.parameters.count == 1, case .tuple(let elements) = shallow(target.parameters[0].type) else { return false }
    return elements.count == source.parameters.count
  }

  /// A closure around the function that converts arguments and result: `(Any) -> Int` where `(String) -> Int?` is wanted,
  /// `(Int, Int) -> Int` where `((Int, Int)) -> Int` is.
  private func reabstracted(_ node: TypedExpression, _ source: FunctionType, _ target: FunctionType) -> TypedExpression? {
    var variables: [Variable] = []
    var arguments: [TypedExpression.Argument] = []
    var given: [TypedExpression] = []
    for (index, parameter) in target.parameters.enumerated() {
      guard !parameter.isInout else { return nil }
      let variable = Variable(
        name: "argument\(index)", type: parameter.type, isMutable: false, storage: .local, range: node.range)
      variables.append(variable)
      given.append(make(.variable(variable), parameter.type, node.range))
    }
    if given.count != source.parameters.count, case .tuple(let elements) = shallow(target.parameters[0].type) {
      let tuple = given[0]
      given = elements.indices.map { make(.tupleElement(tuple, $0), elements[$0].type, node.range) }
    }
    for (index, parameter) in source.parameters.enumerated() {
      guard !parameter.isInout, let value = convert(given[index], to: parameter.type) else { return nil }
      arguments.append(.value(value))
    }
    let held = Variable(name: "function", type: .function(source), isMutable: false, storage: .local, range: node.range)
    var call = make(.callValue(make(.variable(held), held.type, node.range), arguments), source.result, node.range)
    if source.throwsErrors { call = make(.tryExpression(call, .plain), source.result, node.range) }
    guard let result = convert(call, to: target.result) else { return nil }
    solver.score.functionConversions += 1
    // What is made throws only if the function does: `map` asks for `try` no sooner than with the function itself.
    var made = target
    (made.throwsErrors, made.thrownType) = (source.throwsErrors, source.thrownType)
    let inner = TypedFunction(
      name: "closure", parameters: variables, result: made.result, throwsErrors: made.throwsErrors, range: node.range)
    inner.body = [TypedStatement(.returnStatement(result), range: node.range)]
    let outer = TypedFunction(name: "closure", parameters: [held], result: .function(made), range: node.range)
    let closure = make(.closure(inner), .function(made), node.range)
    outer.body = [TypedStatement(.returnStatement(closure), range: node.range)]
    let maker = make(
      .closure(outer), .function(FunctionType([.function(source)], .function(made))), node.range)
    let wrapped = make(.callValue(maker, [.value(node)]), .function(made), node.range)
    let isSame = made.throwsErrors == target.throwsErrors && made.thrownType == target.thrownType
    return isSame ? wrapped : make(.functionConversion(wrapped), .function(target), node.range)
  }

  private func tupleConversion(
    _ node: TypedExpression, _ from: Type, _ to: Type, _ target: [Type.TupleElement]
  ) -> TypedExpression? {
    let before = mark()
    if case .tuple(let source) = from, haveOtherLabels(source, target) { return nil }
    if unify(from, to) { return relabelled(node, to) }
    rollback(before)
    guard case .tuple(let source) = from, source.count == target.count else { return nil }
    if case .tuple(let elements) = node.kind {
      var converted: [TypedExpression] = []
      for index in target.indices {
        guard let element = convert(elements[index], to: target[index].type) else { return nil }
        converted.append(element)
      }
      return make(.tuple(converted), to, node.range)
    }
    let held = Variable(name: "tuple", type: from, isMutable: false, storage: .local, range: node.range)
    var converted: [TypedExpression] = []
    for index in target.indices {
      let element = make(
        .tupleElement(make(.variable(held), from, node.range), index), source[index].type, node.range)
      guard let value = convert(element, to: target[index].type) else { return nil }
      converted.append(value)
    }
    let body = TypedFunction(name: "closure", parameters: [held], result: to, range: node.range)
    body.body = [TypedStatement(.returnStatement(make(.tuple(converted), to, node.range)), range: node.range)]
    let closure = make(.closure(body), .function(FunctionType([from], to)), node.range)
    return make(.callValue(closure, [.value(node)]), to, node.range)
  }

  /// Labels may be added or dropped, not changed.
  private func haveOtherLabels(_ source: [Type.TupleElement], _ target: [Type.TupleElement]) -> Bool {
    zip(source, target).contains { $0.label != nil && $1.label != nil && $0.label != $1.label }
  }

  /// A tuple's labels are part of its type but not of its value.
  private func relabelled(_ node: TypedExpression, _ type: Type) -> TypedExpression {
    if case .tuple(let a) = shallow(node.type), case .tuple(let b) = type, a.map(\.label) != b.map(\.label) {
      return make(node.kind, type, node.range)
    }
    return node
  }

  /// Whether a conversion exists, nothing bound by asking.
  func canConvert(_ node: TypedExpression, to target: Type) -> Bool {
    let before = mark()
    defer { rollback(before) }
    return convert(node, to: target) != nil
  }

  /// The conversion, or a report that there is none.
  func coerce(_ node: TypedExpression, to target: Type) -> TypedExpression {
    if let converted = convert(node, to: target) { return converted }
    report(mismatch(node, target), node.range)
    return errorNode(node.range)
  }
}
