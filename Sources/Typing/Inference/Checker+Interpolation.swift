import SwiftSyntax
import TextFormats

extension Checker {
  func stringLiteral(_ node: StringLiteralExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    if let text = node.representedLiteralValue { return make(.string(text), solver.fresh(literal: .string), range) }
    if let expected, let type = interpolatedType(expected) { return built(node, as: type, range) }
    var segments: [TypedExpression.InterpolationSegment] = []
    for segment in node.segments {
      switch segment {
      case .stringSegment:
        if let text = literalText(segment, of: node), !text.isEmpty { segments.append(.literal(text)) }
      case .expressionSegment(let interpolation): segments.append(interpolated(interpolation))
      }
    }
    return make(.interpolation(segments), solver.fresh(literal: .string), range)
  }

  /// The characters of one segment, escapes replaced.
  private func literalText(_ segment: StringLiteralSegmentListSyntax.Element, of node: StringLiteralExprSyntax) -> String? {
    if case .stringSegment(let plain) = segment, plain.content.trailingTrivia.isEmpty, plain.content.leadingTrivia.isEmpty {
      let text = plain.content.text
      if !text.utf8.contains(UInt8(ascii: "\\")) { return text }
    }
    return node.with(\.segments, [segment]).representedLiteralValue
  }

  private func interpolated(_ node: ExpressionSegmentSyntax) -> TypedExpression.InterpolationSegment {
    let arguments = Array(node.expressions)
    if let own = ownInterpolation(arguments, node.sourceRange) { return own }
    guard let first = arguments.first, first.label == nil, arguments.count <= 2 else {
      report(DiagnosticText.badInterpolation, node.sourceRange)
      return .literal("")
    }
    let value = settledOperand(first.expression)
    guard arguments.count == 2 else { return .value(value, format: nil) }
    guard arguments[1].label == nil else {
      report(DiagnosticText.badInterpolation, node.sourceRange)
      return .literal("")
    }
    let format = check(arguments[1].expression, .string)
    checkFormat(format, of: value)
    return .value(value, format: format)
  }

  /// Only some types have formats, and a format that is known must fit the value's type.
  private func checkFormat(_ format: TypedExpression, of value: TypedExpression) {
    let type = shallow(value.type)
    guard !isError(type), let formattable = nativeType("TextFormattable") else { return }
    guard conforms(type, to: formattable) else { return report(DiagnosticText.noFormat(display(type)), value.range) }
    guard case .string(let text) = format.kind else { return }
    do {
      let known = try FormatSpecification(text)
      if let kind = formattedKind(of: type) { try known.check(kind) }
    } catch {
      report(DiagnosticText.badFormat(error.message), format.range)
    }
  }

  /// What a value is to a format; nil for tensors, which show it when the program runs.
  private func formattedKind(of type: Type) -> FormatSpecification.ValueKind? {
    guard let nominal = type.nominal else { return nil }
    if nominal.isFloatingPoint { return .real }
    if nominal.isInteger || nominal === NominalType.bool { return .integer }
    return [.string, .substring, .character].contains(nominal) ? .text : nil
  }

  // MARK: Interpolations of the notebook's own

  /// What collects the parts of an interpolation; nil while no cell has mentioned it.
  private var defaultInterpolation: NominalType? { catalog.types["DefaultStringInterpolation"] }

  /// A segment that an `appendInterpolation` of the notebook takes.
  private func ownInterpolation(_ syntax: [LabeledExprSyntax], _ range: TextRange) -> TypedExpression.InterpolationSegment? {
    guard let builder = defaultInterpolation else { return nil }
    let type = Type.nominal(builder, [])
    let variable = Variable(name: "interpolation", type: type, isMutable: true, storage: .local, range: range)
    variable.isReassigned = true
    let place = make(.variable(variable), type, range)
    let found = members(named: "appendInterpolation", of: type)
    let arguments = syntax.map(argument)
    let fitting = found.filter { if case .function(let function) = $0.member { match(function.parameters, arguments) != nil } else { false } }
    // One value, or a value and its format, where nothing of the notebook's fits.
    let isPlain = syntax.first?.label == nil && (syntax.count == 1 || (syntax.count == 2 && syntax[1].label == nil))
    guard fitting.contains(where: { isOwn($0.member) }) || !isPlain else { return nil }
    let before = mark()
    let call = choose(candidates(found, place), arguments, nil, "appendInterpolation", range, range)
    if case .call(let chosen) = call.kind, !isOwn(.function(chosen.function)) {
      rollback(before)
      return nil
    }
    if isError(call.type) { return .literal("") }
    return .value(collected(variable, [call], make(.property(base: place, textProperty(builder), .init()), .string, range), range), format: nil)
  }

  private func isOwn(_ member: Member) -> Bool {
    if case .function(let function) = member { return function.file == nil }
    return false
  }

  private func textProperty(_ builder: NominalType) -> PropertyDeclaration { builder.layout!.storedProperties[0] }

  /// The type a string literal with parts of its own becomes, where that type says how.
  private func interpolatedType(_ expected: Type) -> Type? {
    guard let protocolType = catalog.types["ExpressibleByStringInterpolation"] else { return nil }
    var type = shallow(expected)
    while let payload = type.optionalPayload { type = shallow(payload) }
    guard case .nominal(let nominal, _) = type, nominal.origin == .notebook, conforms(type, to: protocolType) else { return nil }
    return type
  }

  /// `T(stringInterpolation: …)` of an interpolation that has been given the parts of a literal one after the other.
  private func built(_ node: StringLiteralExprSyntax, as type: Type, _ range: TextRange) -> TypedExpression {
    guard let builder = associatedType("StringInterpolation", of: type), let making = interpolationInitializer(of: builder, "literalCapacity"),
      let finishing = interpolationInitializer(of: type, "stringInterpolation")
    else { return errorNode(range) }
    let variable = Variable(name: "interpolation", type: builder, isMutable: true, storage: .local, range: range)
    variable.isReassigned = true
    let place = make(.variable(variable), builder, range)
    var (capacity, count) = (0, 0)
    var parts: [TypedExpression] = []
    for segment in node.segments {
      switch segment {
      case .stringSegment:
        let text = literalText(segment, of: node) ?? ""
        capacity += text.utf8.count
        let literal = CallArgument(
          label: nil, labelRange: nil, syntax: ExprSyntax(node), range: segment.sourceRange, node: make(.string(text), .string, segment.sourceRange))
        parts.append(
          choose(candidates(members(named: "appendLiteral", of: builder), place), [literal], nil, "appendLiteral", segment.sourceRange, segment.sourceRange))
      case .expressionSegment(let interpolation):
        count += 1
        let range = interpolation.sourceRange
        let found = members(named: "appendInterpolation", of: builder)
        if found.isEmpty { report(DiagnosticText.noMember("appendInterpolation", of: display(builder), nearest: nil, range), range) }
        parts.append(choose(candidates(found, place), interpolation.expressions.map(argument), nil, "appendInterpolation", range, range))
      }
    }
    if parts.contains(where: { isError($0.type) }) { return errorNode(range) }
    let numbers = [capacity, count].map { TypedExpression.Argument.value(make(.integer(UInt64($0)), .int, range)) }
    let start = make(.call(.init(making.function, arguments: numbers, typeArguments: arguments(of: builder, making.function))), builder, range)
    let value = make(
      .call(.init(finishing.function, arguments: [.value(place)], typeArguments: arguments(of: type, finishing.function))), type, range)
    return collected(variable, start: start, parts, value, range)
  }

  private func arguments(of type: Type, _ initializer: FunctionDeclaration) -> [Type] {
    if initializer.owner?.kind == .protocolType { return [type] }
    if case .nominal(_, let arguments) = type { return arguments }
    return []
  }

  private func interpolationInitializer(of type: Type, _ label: String) -> (function: FunctionDeclaration, map: [GenericParameter: Type])? {
    for found in members(named: "init", of: type) {
      if case .function(let function) = found.member, function.parameters.first?.label == label, !function.isRequirement {
        return (function, found.map)
      }
    }
    return nil
  }

  /// A closure, called where it stands, that makes a value in steps.
  private func collected(
    _ variable: Variable, start: TypedExpression? = nil, _ steps: [TypedExpression], _ value: TypedExpression, _ range: TextRange
  ) -> TypedExpression {
    let begin = start ?? emptyInterpolation(range)
    let body = TypedFunction(name: function.name, parameters: [], result: value.type, range: range)
    body.body = [TypedStatement(.variables(.variable(variable), begin), range: range)]
      + steps.map { TypedStatement(.expression($0), range: $0.range) }
      + [TypedStatement(.returnStatement(value), range: range)]
    let closure = make(.closure(body), .function(FunctionType([], value.type)), range)
    return make(.callValue(closure, []), value.type, range)
  }

  private func emptyInterpolation(_ range: TextRange) -> TypedExpression {
    let type = Type.nominal(defaultInterpolation!, [])
    let initializer = interpolationInitializer(of: type, "literalCapacity")!.function
    let numbers = [0, 1].map { TypedExpression.Argument.value(make(.integer(UInt64($0)), .int, range)) }
    return make(.call(.init(initializer, arguments: numbers)), type, range)
  }
}
