import SwiftSyntax

extension Checker {
  /// `type` is what the literal shares with others, where it is one of many.
  func integerLiteral(
    _ node: IntegerLiteralExprSyntax, isNegative: Bool, _ range: TextRange, as type: Type? = nil
  ) -> TypedExpression {
    guard let magnitude = Checker.integerValue(node.literal.text) else {
      report(DiagnosticText.integerTooLarge(node.literal.text), range)
      return errorNode(range)
    }
    let type = type ?? solver.fresh(literal: .integer)
    integerLiterals.append((type, magnitude, isNegative, range))
    return make(.integer(isNegative ? 0 &- magnitude : magnitude), type, range)
  }

  static func integerValue(_ text: String) -> UInt64? {
    let digits = text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text
    if digits.hasPrefix("0x") { return UInt64(digits.dropFirst(2), radix: 16) }
    if digits.hasPrefix("0b") { return UInt64(digits.dropFirst(2), radix: 2) }
    if digits.hasPrefix("0o") { return UInt64(digits.dropFirst(2), radix: 8) }
    return UInt64(digits)
  }

  func floatLiteral(
    _ node: FloatLiteralExprSyntax, isNegative: Bool, _ range: TextRange, as type: Type? = nil
  ) -> TypedExpression {
    let text = node.literal.text
    let value = Double(text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text) ?? .nan
    return make(.floatingPoint(isNegative ? -value : value), type ?? solver.fresh(literal: .float), range)
  }

  func nilLiteral(_ expected: Type?, _ range: TextRange) -> TypedExpression {
    if let expected, case .nominal(let nominal, _) = shallow(expected), nominal.origin == .notebook,
      conforms(expected, to: .expressibleByNilLiteral)
    {
      return literalConversion(make(.tuple([]), .void, range), to: shallow(expected), label: "nilLiteral")
    }
    return make(.none, .optional(solver.fresh()), range)
  }

  func arrayLiteral(_ node: ArrayExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    let elements = node.elements.map(\.expression)
    let (wanted, container) = arrayContext(expected)
    if elements.count > 8, container?.arrayElement != nil || wanted == nil, let (numbers, type) = numbers(elements, wanted) {
      return make(.array(numbers), .array(type), range)
    }
    if let wanted {
      var typed: [TypedExpression] = []
      for element in elements { typed.append(check(element, wanted)) }
      switch container {
      case .nominal(let nominal, _)? where nominal !== NominalType.array && nominal !== NominalType.set:
        let argument = make(.array(typed), .array(wanted), range)
        return literalConversion(argument, to: container!, label: "arrayLiteral", variadic: typed, element: wanted)
      case let container?: return make(.array(typed), container, range)
      case nil: return make(.array(typed), .array(wanted), range)
      }
    }
    let element = solver.fresh()
    let type = Type.array(element)
    if elements.isEmpty {
      emptyLiterals.append((element, range))
      return make(.array([]), type, range)
    }
    guard let (typed, joinedType) = joinedElements(elements) else { return errorNode(range) }
    _ = unify(element, joinedType)
    return make(.array(typed), type, range)
  }

  /// Elements that are all literals of numbers, with the one type they share; nil for any others.
  private func numbers(_ elements: [ExprSyntax], _ wanted: Type?) -> ([TypedExpression], Type)? {
    var isWhole = true
    for element in elements {
      let literal = element.as(PrefixOperatorExprSyntax.self).map { $0.operator.text == "-" ? $0.expression : element } ?? element
      switch literal.kind {
      case .integerLiteralExpr: break
      case .floatLiteralExpr: isWhole = false
      default: return nil
      }
    }
    var type = solver.fresh(literal: isWhole ? .integer : .float)
    if let wanted = wanted.map(shallow) {
      guard let nominal = wanted.nominal, isWhole ? nominal.isInteger || nominal.isFloatingPoint : nominal.isFloatingPoint else { return nil }
      type = wanted
    }
    let typed = elements.map { element -> TypedExpression in
      let prefix = element.as(PrefixOperatorExprSyntax.self)
      let literal = prefix?.expression ?? element
      let node = literal.as(IntegerLiteralExprSyntax.self).map { integerLiteral($0, isNegative: prefix != nil, element.sourceRange, as: type) }
        ?? floatLiteral(literal.cast(FloatLiteralExprSyntax.self), isNegative: prefix != nil, element.sourceRange, as: type)
      return node
    }
    return typed.contains { isError($0.type) } ? nil : (typed, type)
  }

  /// `.nan` after a literal belongs to what the literal is without further context.
  private func literalGuide(_ first: TypedExpression, _ element: ExprSyntax) -> Type? {
    guard element.as(MemberAccessExprSyntax.self)?.base == nil, element.is(MemberAccessExprSyntax.self) else { return nil }
    return solver.literal(first.type)?.defaultType
  }

  /// Elements of one common type: the first one's where the others convert to it, else their nearest common type.
  private func joinedElements(_ elements: [ExprSyntax]) -> ([TypedExpression], Type)? {
    var typed: [TypedExpression] = []
    for element in elements { typed.append(infer(element, typed.first.flatMap { guide($0) ?? literalGuide($0, element) })) }
    if typed.contains(where: { isError($0.type) }) { return nil }
    var type = typed[0].type
    for node in typed.dropFirst() where node.type != type && !canConvert(node, to: type) {
      if canConvert(make(.discard, type, node.range), to: node.type) {
        type = node.type
      } else if let ancestor = commonAncestor(type, node.type) {
        type = ancestor
      } else {
        report(DiagnosticText.heterogeneousLiteral(display(type), display(node.type)), node.range)
        return nil
      }
    }
    var converted: [TypedExpression] = []
    for node in typed { converted.append(coerce(node, to: type)) }
    return (converted, type)
  }

  func isError(_ type: Type) -> Bool {
    if case .error = shallow(type) { return true }
    return false
  }

  /// The element type an array literal is wanted with, and the type to make of it.
  private func arrayContext(_ expected: Type?) -> (element: Type?, container: Type?) {
    guard var target = expected.map(shallow) else { return (nil, nil) }
    while let payload = target.optionalPayload { target = shallow(payload) }
    guard case .nominal(let nominal, let arguments) = target else { return (nil, nil) }
    if nominal === NominalType.array || nominal === NominalType.set { return (arguments[0], target) }
    guard nominal.kind != .protocolType, conforms(target, to: .expressibleByArrayLiteral),
      let initializer = literalInitializer("arrayLiteral", of: target), let parameter = initializer.function.parameters.first
    else { return (nil, nil) }
    return (substitute(parameter.type, initializer.map), target)
  }

  private func literalInitializer(_ label: String, of type: Type) -> (function: FunctionDeclaration, map: [GenericParameter: Type])? {
    for found in members(named: "init", of: type) {
      if case .function(let function) = found.member, function.parameters.count == 1, function.parameters[0].label == label,
        !function.isRequirement
      {
        return (function, found.map)
      }
    }
    return nil
  }

  /// A literal as a value of a type that says how it is made from one.
  func literalConversion(
    _ literal: TypedExpression, to type: Type, label: String, variadic: [TypedExpression]? = nil, element: Type? = nil
  ) -> TypedExpression {
    guard let initializer = literalInitializer(label, of: type) else {
      report(mismatch(literal, type), literal.range)
      return errorNode(literal.range)
    }
    let argument: TypedExpression.Argument =
      variadic.map { .variadic($0, element: element ?? .error) } ?? .value(literal)
    var arguments: [Type] = []
    if initializer.function.owner?.kind == .protocolType {
      arguments = [type]
    } else if case .nominal(_, let own) = type {
      arguments = own
    }
    return make(
      .call(.init(initializer.function, arguments: [argument], typeArguments: arguments)), type, literal.range)
  }

  func dictionaryLiteral(_ node: DictionaryExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    var key: Type?
    var value: Type?
    var container: Type?
    if var target = expected.map(shallow) {
      while let payload = target.optionalPayload { target = shallow(payload) }
      if case .nominal(let nominal, let arguments) = target {
        if nominal === NominalType.dictionary {
          (key, value) = (arguments[0], arguments[1])
        } else if conforms(target, to: .expressibleByDictionaryLiteral),
          let initializer = literalInitializer("dictionaryLiteral", of: target),
          case .tuple(let pair)? = initializer.function.parameters.first?.type, pair.count == 2
        {
          (key, value) = (substitute(pair[0].type, initializer.map), substitute(pair[1].type, initializer.map))
          container = target
        }
      }
    }
    guard case .elements(let elements) = node.content, !elements.isEmpty else {
      let type = Type.dictionary(key ?? solver.fresh(), value ?? solver.fresh())
      if key == nil, case .nominal(_, let arguments) = type { emptyLiterals.append((arguments[0], range)) }
      if let container {
        return literalConversion(
          make(.dictionary([]), type, range), to: container, label: "dictionaryLiteral", variadic: [],
          element: .tuple([.init(type: key!), .init(type: value!)]))
      }
      return make(.dictionary([]), type, range)
    }
    var pairs: [(key: TypedExpression, value: TypedExpression)] = []
    if let key, let value {
      for element in elements { pairs.append((check(element.key, key), check(element.value, value))) }
    } else {
      guard let (keys, keyType) = joinedElements(elements.map(\.key)),
        let (values, valueType) = joinedElements(elements.map(\.value))
      else { return errorNode(range) }
      (key, value) = (keyType, valueType)
      pairs = zip(keys, values).map { ($0, $1) }
      if !conforms(keyType, to: .hashable) { report(DiagnosticText.notHashable(display(keyType)), pairs[0].key.range) }
    }
    let pairType = Type.tuple([.init(type: key!), .init(type: value!)])
    if let container {
      return literalConversion(
        make(.dictionary(pairs), .dictionary(key!, value!), range), to: container, label: "dictionaryLiteral",
        variadic: pairs.map { make(.tuple([$0.key, $0.value]), pairType, $0.key.range.union($0.value.range)) }, element: pairType)
    }
    return make(.dictionary(pairs), .dictionary(key!, value!), range)
  }
}
