internal import SourceText

extension CellWarnings {
  /// A statement that is an expression: somebody may have wanted its value.
  func dropped(_ node: TypedExpression) {
    if branchValues.contains(ObjectIdentifier(node)) { return }
    let value = essence(node)
    if value.type.isVoid || checker.isNever(value.type) || checker.isError(value.type) { return }
    if let payload = fullyUnwrapped(value.type), payload.isVoid || checker.isNever(payload) { return }
    switch value.kind {
    case .integer: report("integer literal is unused", value.range)
    case .floatingPoint: report("floating-point literal is unused", value.range)
    case .boolean: report("boolean literal is unused", value.range)
    case .string, .interpolation: report("string literal is unused", value.range)
    case .assign, .discard, .statement: return
    case .tryExpression(_, .optional): report("result of 'try?' is unused", node.range)
    case .call(let call): droppedCall(call, value)
    case .callValue, .enumCase: report("result of call to function returning '\(value.type)' is unused", value.range)
    case .and: report("result of operator '&&' is unused", value.range)
    case .or: report("result of operator '||' is unused", value.range)
    case .coalesce: report("result of operator '??' is unused", value.range)
    case .functionReference, .closure: checker.report(DiagnosticText("unused", "function is unused"), value.range)
    case .variable(let variable) where variable.isMutable: report("variable is unused", value.range)
    case .property(let base, let property, _) where isPlace(base) && property.isMutable:
      report("property is accessed but result is unused", endName(value, base))
    case .subscriptElement(let base, let property, _, _) where isPlace(base) && property.isMutable:
      report("subscript is accessed but result is unused", value.range)
    case .property(let base, _, _): report("expression of type '\(value.type)' is unused", endName(value, base))
    default: report("expression of type '\(value.type)' is unused", value.range)
    }
  }

  private func report(_ message: String, _ range: TextRange) {
    checker.report(DiagnosticText("unused", message, severity: .warning), range)
  }

  /// Without what only wraps or unwraps the value that is dropped.
  private func essence(_ node: TypedExpression) -> TypedExpression {
    switch node.kind {
    case .tryExpression(let inner, .plain), .tryExpression(let inner, .forced), .forceUnwrap(let inner), .openExistential(let inner):
      return essence(inner)
    case .wrap(let inner) where inner.range == node.range: return essence(inner)
    case .tryExpression(let inner, .optional):
      let value = essence(inner)
      if case .call(let call) = value.kind, call.function.isDiscardable { return value }
      return value.type.isVoid ? value : node
    case .optionalChain(let inner):
      let value = essence(inner)
      switch value.kind {
      case .call, .assign: return value
      default: return node
      }
    default: return node
    }
  }

  private func fullyUnwrapped(_ type: Type) -> Type? {
    guard var payload = type.optionalPayload else { return nil }
    while let inner = payload.optionalPayload { payload = inner }
    return payload
  }

  /// Whether a member of it can be written.
  private func isPlace(_ base: TypedExpression?) -> Bool {
    guard let base else { return true }
    if checker.isClass(base.type) { return true }
    switch base.kind {
    case .variable(let variable): return variable.isMutable
    case .property(let inner, let property, _): return property.isMutable && isPlace(inner)
    case .subscriptElement(let inner, let property, _, _): return property.isMutable && isPlace(inner)
    case .tupleElement(let inner, _), .forceUnwrap(let inner): return isPlace(inner)
    default: return false
    }
  }

  private func droppedCall(_ call: TypedExpression.Call, _ node: TypedExpression) {
    let function = call.function
    if function.isDiscardable { return }
    if function.kind == .initializer {
      if call.isDelegation { return }
      let owner = function.owner?.name ?? node.type.description
      report("result of '\(owner)' initializer is unused", node.range)
    } else if function.name.isOperatorName {
      report("result of operator '\(function.name)' is unused", node.range)
    } else {
      let labels = function.parameters.contains { $0.label != nil } || function.parameters.isEmpty
      report("result of call to '\(labels ? function.displayName : function.name)' is unused", endName(node, call.receiver))
    }
  }

  /// Where the member's name stands in `base\n  .name(…)`: the line the compiler names.
  private func endName(_ node: TypedExpression, _ base: TypedExpression?) -> TextRange {
    guard let base, base.range.upperBound > node.range.lowerBound, base.range.upperBound < node.range.upperBound else { return node.range }
    let rest = checker.file.substring(TextRange(base.range.upperBound, node.range.upperBound))
    guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return node.range }
    return TextRange(base.range.upperBound + rest.utf8.distance(from: rest.utf8.startIndex, to: dot) + 1, node.range.upperBound)
  }

  // MARK: Tests whose answer is known

  func examine(_ node: TypedExpression) {
    switch node.kind {
    case .interpolation(let segments):
      for case .value(let value, _) in segments where value.type.optionalPayload != nil {
        checker.report(DiagnosticText.optionalInterpolation, value.range)
      }
    case .call(let call) where call.function.name == "==" || call.function.name == "!=": compared(call, node)
    case .toExistential(let inner) where node.type == .any && inner.type.optionalPayload != nil && inner.range == node.range && isWritten(inner):
      checker.report(DiagnosticText.coercedToAny(inner.type), inner.range)
    case .call(let call): divided(call, node)
    case .subscriptElement(let base?, _, let arguments, _): counted(from: base, arguments)
    case .isType(let value, let type): tested(value, type, node)
    case .conditionalCast(let value, let type):
      if alwaysSucceeds(value.type, type) {
        checker.report(DiagnosticText.conditionalCastSucceeds(value.type, type), node.range)
      } else if alwaysFails(value.type, type) {
        checker.report(DiagnosticText.castFails(value.type, type), node.range)
      }
    case .forcedCast(let value, let type):
      if value.type == type {
        checker.report(DiagnosticText.forcedCastToSame(type), node.range)
      } else if alwaysSucceeds(value.type, type) {
        checker.report(DiagnosticText.forcedCastSucceeds(value.type, type), node.range)
      } else if alwaysFails(value.type, type) {
        checker.report(DiagnosticText.castFails(value.type, type), node.range)
      }
    default: break
    }
  }

  /// Not the element of a collection that is converted as a whole.
  private func isWritten(_ node: TypedExpression) -> Bool {
    guard case .variable(let variable) = node.kind else { return true }
    return checker.file.substring(node.range) == variable.name
  }

  private func compared(_ call: TypedExpression.Call, _ node: TypedExpression) {
    var sides: [TypedExpression] = []
    for case .value(let side) in call.arguments { sides.append(side) }
    guard sides.count == 2 else { return }
    for (one, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      guard case .none = one.kind, case .wrap(let value) = other.kind, value.range == other.range, value.type.optionalPayload == nil
      else { continue }
      checker.report(DiagnosticText.comparedWithNil(value.type, isEqual: call.function.name == "=="), node.range)
      return
    }
  }

  /// `1 / 2` where a fraction was meant, and `Double(a / b)`: the fraction is gone before anybody sees it.
  private func divided(_ call: TypedExpression.Call, _ node: TypedExpression) {
    if call.function.name == "/", node.type == .int, case .value(let left)? = call.arguments.first, case .value(let right)? = call.arguments.last,
      case .integer(let upper) = left.kind, case .integer(let lower) = right.kind, lower != 0, upper % lower != 0, upper < 1 << 53
    {
      checker.report(DiagnosticText.literalDivision(upper, lower, left.range), node.range)
    }
    guard call.function.kind == .initializer, node.type == .double || node.type == .float, call.arguments.count == 1,
      case .value(let inner) = call.arguments[0], let quotient = division(inner)
    else { return }
    checker.report(DiagnosticText.divisionBeforeConversion(node.type.description), quotient.range)
  }

  private func division(_ node: TypedExpression) -> TypedExpression? {
    guard case .call(let call) = node.kind, call.function.name == "/", node.type == .int else { return nil }
    return node
  }

  /// `xs[-1]` is Python's last element.
  private func counted(from base: TypedExpression, _ arguments: [TypedExpression.Argument]) {
    guard base.type.arrayElement != nil, arguments.count == 1, case .value(let index) = arguments[0], case .integer(let bits) = index.kind,
      Int64(bitPattern: bits) < 0
    else { return }
    checker.report(DiagnosticText.negativeIndex(String(checker.file.substring(base.range)), -Int64(bitPattern: bits)), index.range)
  }

  private func tested(_ value: TypedExpression, _ type: Type, _ node: TypedExpression) {
    if alwaysSucceeds(value.type, type) {
      checker.report(DiagnosticText.testAlwaysTrue, node.range)
    } else if alwaysFails(value.type, type) {
      checker.report(DiagnosticText.castFails(value.type, type), node.range)
    }
  }

  private func alwaysSucceeds(_ from: Type, _ to: Type) -> Bool {
    if from == to { return true }
    if let source = from.nominal, let target = to.nominal, source.kind == .classType, target.kind == .classType {
      return checker.isSubclass(source, of: target)
    }
    return false
  }

  /// Between structs and enums of different names no value is both.
  private func alwaysFails(_ from: Type, _ to: Type) -> Bool {
    guard case .nominal(let source, []) = from, case .nominal(let target, []) = to, source !== target else { return false }
    return [source, target].allSatisfy { ($0.kind == .structure || $0.kind == .enumeration) && $0.name != "AnyHashable" }
  }
}
