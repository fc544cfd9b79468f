private let integerLimits: [NominalType: (bits: Int, signed: Bool)] = [
  .int: (64, true), .int64: (64, true), .int32: (32, true), .int16: (16, true), .int8: (8, true), .uint: (64, false),
  .uint64: (64, false), .uint32: (32, false), .uint16: (16, false), .uint8: (8, false),
]

extension NominalType {
  /// What the integer type can hold.
  var integerLimits: ClosedRange<Int128>? {
    guard let limit = Typing.integerLimits[self] else { return nil }
    let power = Int128(1) << Int128(limit.signed ? limit.bits - 1 : limit.bits)
    return limit.signed ? -power...power - 1 : 0...power - 1
  }
}

extension Checker {
  /// Settles everything an expression left open and makes its tree final.
  /// `errorsBefore` is how many errors there were before this expression, which may leave its types open without a word
  /// when something in it has been reported.
  func finish(_ node: TypedExpression, errorsBefore: Int = 0) -> TypedExpression {
    applyDefaults(from: 0)
    settleOperators()
    applyDefaults(from: 0)
    for pending in pendingRequirements {
      if !holds(pending.requirement, pending.map) {
        report(DiagnosticText.requirementFails(pending.function.displayName, describe(pending.requirement, pending.map)), pending.range)
      }
    }
    pendingRequirements.removeAll()
    for (type, magnitude, isNegative, range) in integerLiterals { checkRange(of: magnitude, isNegative, shallow(type), range) }
    integerLiterals.removeAll()
    if errorCount == 0 {
      let finisher = TreeFinisher(self)
      finisher.walk(node)
    } else {
      node.type = resolved(node.type)
    }
    if solver.hasUnknowns(node.type) {
      if errorCount == errorsBefore { reportUnknown(node) }
      node.type = .error
    }
    emptyLiterals.removeAll()
    solver.slots.removeAll(keepingCapacity: true)
    solver.trail.removeAll(keepingCapacity: true)
    solver.score = Score()
    return node
  }

  func reportUnknown(_ node: TypedExpression) {
    if let empty = emptyLiterals.first(where: { solver.hasUnknowns($0.type) }) {
      report(DiagnosticText.emptyLiteral, empty.range)
    } else if case .none = node.kind {
      report(DiagnosticText.nilWithoutContext, node.range)
    } else {
      report(DiagnosticText.unknownType, node.range)
    }
  }

  private func checkRange(of magnitude: UInt64, _ isNegative: Bool, _ type: Type, _ range: TextRange) {
    guard let nominal = type.nominal, nominal.isInteger else { return }
    guard let limit = integerLimits[nominal] else { return }
    let fits: Bool
    if isNegative {
      fits = limit.signed ? magnitude <= UInt64(1) << UInt64(limit.bits - 1) : magnitude == 0
    } else {
      let bits = limit.signed ? limit.bits - 1 : limit.bits
      fits = bits == 64 || magnitude < UInt64(1) << UInt64(bits)
    }
    if !fits { report(DiagnosticText.integerOverflow((isNegative ? "-" : "") + "\(magnitude)", nominal.name), range) }
  }
}

/// Puts the settled types into a tree, and turns literals into what their type makes of them.
final class TreeFinisher: TreeWalker {
  private let checker: Checker

  init(_ checker: Checker) {
    self.checker = checker
  }

  override func declare(_ variable: Variable) { variable.type = checker.resolved(variable.type) }

  override func enter(_ function: TypedFunction) {
    function.result = checker.resolved(function.result)
    for parameter in function.parameters { declare(parameter) }
    if let selfVariable = function.selfVariable { declare(selfVariable) }
  }

  override func leave(_ node: TypedExpression) {
    node.type = checker.resolved(node.type)
    if case .string(let text) = node.kind, node.type == .character, text.count != 1 {
      checker.report(.mismatch("String", "Character"), node.range)
    }
    if checker.errorCount == 0, checker.solver.hasUnknowns(node.type) {
      checker.reportUnknown(node)
      return
    }
    switch node.kind {
    case .integer(let bits):
      guard let nominal = node.type.nominal else { return }
      if nominal.isFloatingPoint {
        node.kind = .floatingPoint(Double(Int64(bitPattern: bits)))
      } else if !nominal.isInteger {
        convertLiteral(node, .integer(bits), .int, "integerLiteral")
      }
    case .floatingPoint(let value):
      guard let nominal = node.type.nominal, !nominal.isFloatingPoint else { return }
      convertLiteral(node, .floatingPoint(value), .double, "floatLiteral")
    case .string, .interpolation:
      guard let nominal = node.type.nominal, NominalType.wellKnown[nominal.name] !== nominal else { return }
      convertLiteral(node, node.kind, .string, "stringLiteral")
    case .boolean(let value):
      guard let nominal = node.type.nominal, nominal !== NominalType.bool else { return }
      convertLiteral(node, .boolean(value), .bool, "booleanLiteral")
    case .call(var call):
      call.typeArguments = call.typeArguments.map(checker.resolved)
      call.arguments = call.arguments.map(resolvedArgument)
      node.kind = .call(call)
    case .callValue(let value, let arguments): node.kind = .callValue(value, arguments.map(resolvedArgument))
    case .functionReference(let function, let receiver, let typeArguments):
      node.kind = .functionReference(function, receiver: receiver, typeArguments: typeArguments.map(checker.resolved))
    case .property(let base, let property, var access):
      access.typeArguments = access.typeArguments.map(checker.resolved)
      node.kind = .property(base: base, property, access)
    case .subscriptElement(let base, let property, let arguments, var access):
      access.typeArguments = access.typeArguments.map(checker.resolved)
      node.kind = .subscriptElement(base: base, property, arguments.map(resolvedArgument), access)
    case .isType(let value, let type): node.kind = .isType(value, checker.resolved(type))
    case .conditionalCast(let value, let type): node.kind = .conditionalCast(value, checker.resolved(type))
    case .forcedCast(let value, let type): node.kind = .forcedCast(value, checker.resolved(type))
    default: break
    }
  }

  private func resolvedArgument(_ argument: TypedExpression.Argument) -> TypedExpression.Argument {
    if case .variadic(let values, let element) = argument { return .variadic(values, element: checker.resolved(element)) }
    return argument
  }

  private func convertLiteral(_ node: TypedExpression, _ kind: TypedExpression.Kind, _ type: Type, _ label: String) {
    let literal = TypedExpression(kind, type: type, range: node.range)
    let converted = checker.literalConversion(literal, to: node.type, label: label)
    node.kind = converted.kind
  }
}
