/// Finds, for every closure and nested function of a cell, the variables of enclosing functions it uses.
final class CaptureAnalysis: TreeWalker {
  private final class Frame {
    let function: TypedFunction?
    var own: Set<Variable> = []

    init(_ function: TypedFunction?) {
      self.function = function
    }
  }

  private var frames: [Frame] = [Frame(nil)]

  override func declare(_ variable: Variable) {
    if variable.storage == .local { frames[frames.count - 1].own.insert(variable) }
  }

  override func enter(_ function: TypedFunction) {
    function.captures = []
    frames.append(Frame(function))
    for parameter in function.parameters { declare(parameter) }
    if let selfVariable = function.selfVariable { declare(selfVariable) }
  }

  override func leave(_ function: TypedFunction) { frames.removeLast() }

  /// A nested function may use variables that its block declares after it.
  override func walk(_ statements: [TypedStatement]) {
    for statement in statements { if case .variables(let pattern, _) = statement.kind { declareAll(pattern) } }
    super.walk(statements)
  }

  private func declareAll(_ pattern: TypedPattern) {
    switch pattern {
    case .variable(let variable): declare(variable)
    case .tuple(let parts): for part in parts { declareAll(part) }
    case .wildcard, .enumCase, .payload, .some, .expression, .type: break
    }
  }

  override func leave(_ node: TypedExpression) {
    switch node.kind {
    case .variable(let variable):
      use(variable)
      if let getter = variable.getter { use(getter) }
      if let setter = variable.setter { use(setter) }
    case .call(let call): use(call.function)
    case .functionReference(let function, _, _): use(function)
    case .assign(let target, _): markReassigned(target)
    default: break
    }
    switch node.kind {
    case .call(let call): markArguments(call.arguments, receiver: call.function.isMutating ? call.receiver : nil)
    case .callValue(_, let arguments): markArguments(arguments, receiver: nil)
    default: break
    }
  }

  /// Whoever uses a nested function makes a closure of it, and needs what it captures.
  private func use(_ function: FunctionDeclaration) {
    guard function.closureVariable != nil, let body = function.body else { return }
    for variable in body.captures { use(variable) }
  }

  private func use(_ variable: Variable) {
    guard variable.storage == .local else { return }
    var index = frames.count - 1
    while index >= 0, !frames[index].own.contains(variable) { index -= 1 }
    guard index >= 0, index < frames.count - 1 else { return }
    variable.isCaptured = true
    for frame in frames[(index + 1)...] {
      guard let function = frame.function, !function.captures.contains(variable) else { continue }
      function.captures.append(variable)
    }
  }

  private func markArguments(_ arguments: [TypedExpression.Argument], receiver: TypedExpression?) {
    for case .inout(let node) in arguments { markReassigned(node) }
    if let receiver { markReassigned(receiver) }
  }

  private func markReassigned(_ target: TypedExpression) {
    switch target.kind {
    case .variable(let variable): variable.isReassigned = true
    case .property(let base?, _, _), .subscriptElement(let base?, _, _, _), .tupleElement(let base, _), .forceUnwrap(let base),
      .chainLink(let base), .optionalChain(let base), .wrap(let base):
      markReassigned(base)
    case .tuple(let parts): for part in parts { markReassigned(part) }
    default: break
    }
  }
}
