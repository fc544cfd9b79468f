/// Follows functions that are kept longer than the call they are given to: what they capture must live as long, and an
/// object is captured only where `self` is written.
final class EscapeAnalysis: TreeWalker {
  /// What is wrong about a closure that escapes: found by the checker itself, or once a cell has no other errors.
  enum Phase { case names, captures }

  private let checker: Checker
  private let phase: Phase
  /// The `self` of every closure around that has to write it.
  private var explicitSelves: [Variable] = []
  /// Of the innermost expression that has a place in the source.
  private var lastRange = TextRange(at: 0)

  private init(_ checker: Checker, _ phase: Phase) {
    self.checker = checker
    self.phase = phase
  }

  static func check(_ cell: TypedCell, _ checker: Checker, _ phase: Phase) {
    let analysis = EscapeAnalysis(checker, phase)
    analysis.walk(cell.statements)
    if let result = cell.result { analysis.walk(result) }
  }

  override func walk(_ statement: TypedStatement) {
    // A name of its own for a parameter is as restricted, which is not followed.
    if case .variables(.variable, let value?) = statement.kind, case .variable = value.kind { return }
    super.walk(statement)
  }

  override func walk(_ node: TypedExpression) {
    let outer = lastRange
    if !node.range.isEmpty { lastRange = node.range }
    defer { lastRange = outer }
    switch node.kind {
    case .variable(let variable): mention(variable)
    case .closure(let function): follow(function, isKept: true)
    case .functionReference(let function, let receiver, _):
      if let receiver { walk(receiver) }
      keep(function)
    case .callValue(let callee, let arguments):
      if case .closure(let maker) = callee.kind, let inner = copying(maker) {
        for case .value(let value) in arguments { walk(value) }
        return follow(inner, isKept: true)
      }
      pass(callee, isKept: false)
      for argument in arguments { pass(argument, isKept: false) }
    case .call(let call):
      if let receiver = call.receiver {
        if phase == .names, isImplicitSelf(receiver) { checker.report(.implicitSelf("call to method '\(call.function.name)'"), lastRange) }
        walk(receiver)
      }
      for (argument, parameter) in zip(call.arguments, call.function.parameters) {
        var isKept = true
        if case .function = parameter.type { isKept = parameter.isEscaping }
        pass(argument, isKept: isKept)
      }
    default: super.walk(node)
    }
  }

  /// The closure behind a capture list.
  private func copying(_ maker: TypedFunction) -> TypedFunction? {
    guard maker.body.count == 1, case .returnStatement(let value?) = maker.body[0].kind, case .closure(let inner) = value.kind,
      inner.range == maker.range
    else { return nil }
    return inner
  }

  private func pass(_ argument: TypedExpression.Argument, isKept: Bool) {
    switch argument {
    case .value(let node), .inout(let node): pass(node, isKept: isKept)
    case .variadic(let nodes, _): for node in nodes { pass(node, isKept: true) }
    case .omitted: break
    }
  }

  /// A function given to somebody who keeps it, or not.
  private func pass(_ node: TypedExpression, isKept: Bool) {
    if isKept { return walk(node) }
    switch node.kind {
    case .variable(let variable) where variable.isNonEscaping: break
    case .closure(let function): follow(function, isKept: false)
    case .callValue(let callee, let arguments):
      guard case .closure(let maker) = callee.kind, let inner = copying(maker) else { return walk(node) }
      for case .value(let value) in arguments { walk(value) }
      follow(inner, isKept: false)
    case .functionConversion(let inner): pass(inner, isKept: false)
    case .functionReference(let function, let receiver, _) where function.closureVariable != nil:
      if let receiver { walk(receiver) }
    default: walk(node)
    }
  }

  private func mention(_ variable: Variable) {
    guard phase == .names else { return }
    if variable.isNonEscaping { checker.report(.escapingParameter(variable.name), lastRange) }
  }

  private func follow(_ function: TypedFunction, isKept: Bool) {
    let outer = explicitSelves
    defer { explicitSelves = outer }
    if isKept {
      if phase == .captures { checkCaptures(function) }
      for variable in function.captures where variable.name == "self" && !function.namesSelf && checker.isClass(variable.type) {
        explicitSelves.append(variable)
      }
    }
    if function.namesSelf { explicitSelves.removeAll() }
    walk(function.body)
  }

  override func leave(_ node: TypedExpression) {
    guard phase == .names, !explicitSelves.isEmpty else { return }
    switch node.kind {
    case .property(let base?, let property, _):
      if isImplicitSelf(base) { checker.report(.implicitSelf("reference to property '\(property.name)'"), lastRange) }
    default: break
    }
  }

  private func isImplicitSelf(_ node: TypedExpression) -> Bool {
    guard case .variable(let variable) = node.kind, node.range.isEmpty else { return false }
    return explicitSelves.contains(variable)
  }

  private func checkCaptures(_ function: TypedFunction) {
    for variable in function.captures {
      if variable.isInout {
        checker.report(
          variable.name == "self" ? .escapingMutatingSelf : .escapingInout(variable.name, "closure"), function.range)
      } else if variable.isNonEscaping {
        checker.report(.escapingCapture(variable.name), function.range)
      }
    }
  }

  /// A nested function used as a value.
  private func keep(_ function: FunctionDeclaration) {
    guard phase == .captures, function.closureVariable != nil else { return }
    for variable in function.body?.captures ?? [] where variable.isInout {
      checker.report(.escapingInout(variable.name, "local function"), lastRange)
    }
  }
}
