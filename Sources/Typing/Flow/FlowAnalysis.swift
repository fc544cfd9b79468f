/// Follows the paths through one function: every variable has a value before it is read, a constant gets one once, no
/// path ends without the value to return, and statements that no path reaches are pointed out.
///
/// Runs over cells without other errors, as the compiler does it. Functions and closures inside the function are followed
/// on their own; here only what they capture counts.
final class FlowAnalysis: TreeWalker {
  /// Where `break`, `continue` and `fallthrough` lead, with what is known there.
  struct Target {
    let label: LoopLabel
    /// How many blocks are open around it.
    let depth: Int
    var exit: FlowState?
    var again: FlowState?
    var next: FlowState?
  }

  struct Handler {
    let depth: Int
    var arriving: FlowState?
  }

  let checker: Checker
  /// Nil where control does not come.
  var state: FlowState?
  var targets: [Target] = []
  var handlers: [Handler] = []
  /// The `defer`red statements of the blocks that are open, innermost last.
  var deferred: [[[TypedStatement]]] = []
  /// Declared here without a value.
  var own: Set<Variable> = []
  /// A loop is gone through once to learn what its end knows before it is gone through for its errors.
  var isSilent = false
  /// What made the code behind it unreachable: `return`, or nil for a call.
  var lastJump: String?
  private var reported: Set<TextRange> = []

  private init(_ checker: Checker, entry: FlowState) {
    self.checker = checker
    state = entry
  }

  /// Follows everything in a cell. `entry` says what earlier cells left without a value; so does the result.
  static func check(_ cell: TypedCell, _ checker: Checker, entry: FlowState) -> FlowState {
    let finder = FunctionFinder()
    finder.walk(cell)
    for function in finder.functions {
      let analysis = FlowAnalysis(checker, entry: FlowState())
      analysis.body(of: function)
    }
    let main = FlowAnalysis(checker, entry: entry)
    main.own = entry.unset.union(entry.given)
    main.deferred.append([])
    main.run(cell.statements)
    if let result = cell.result { main.walk(result) }
    return (main.state ?? FlowState()).globals
  }

  private func body(of function: TypedFunction) {
    block(function.body)
    guard state != nil, let end = function.valueEnd else { return }
    report(checker.isNever(function.result) ? .neverReturns(checker.display(function.result)) : .missingReturn(checker.display(function.result), in: function.name), end)
  }

  // MARK: Reports

  func report(_ text: DiagnosticText, _ range: TextRange) {
    if isSilent || !reported.insert(range).inserted { return }
    checker.report(text, range)
  }

  /// A variable is read, or needed by a function that is called.
  func use(_ variable: Variable, _ range: TextRange) {
    guard state?.unset.contains(variable) == true else { return }
    report(.usedUninitialised(variable.name, isConstant: !variable.isMutable), range)
    state?.unset.remove(variable)
  }

  /// A variable is given a value.
  func give(_ variable: Variable, _ range: TextRange) {
    guard variable.isDeclaredEmpty, state != nil else { return }
    if !variable.isMutable {
      if !own.contains(variable) {
        report(.immutable(.assignment, variable, getterOnly: false, declaredIn: checker.file), range)
      } else if state?.given.contains(variable) == true {
        report(.initializedTwice(variable.name), range)
      }
    }
    state?.unset.remove(variable)
    state?.given.insert(variable)
  }

  /// A part of a constant cannot be changed, even where the whole could be given a value.
  func refuseChange(of target: TypedExpression, _ range: TextRange) {
    switch target.kind {
    case .variable(let variable):
      if variable.isDeclaredEmpty, !variable.isMutable {
        report(.immutable(.assignment, variable, getterOnly: false, declaredIn: checker.file), range)
      }
    case .property(let base?, _, _), .subscriptElement(let base?, _, _, _):
      if !checker.isClass(base.type) { refuseChange(of: base, range) }
    case .tupleElement(let base, _), .forceUnwrap(let base), .chainLink(let base), .upcast(let base): refuseChange(of: base, range)
    default: break
    }
  }

  // MARK: Expressions

  /// Closures are followed on their own; what they capture must have its value now.
  override func walk(_ function: TypedFunction) {
    for variable in function.captures where state?.unset.contains(variable) == true {
      report(.capturedUninitialised(variable.name, isConstant: !variable.isMutable), function.range)
      state?.unset.remove(variable)
    }
  }

  override func walk(_ node: TypedExpression) {
    switch node.kind {
    case .assign(let target, let value): assign(target, value)
    case .and(let left, let right), .or(let left, let right), .coalesce(let left, let right):
      walk(left)
      let short = state
      walk(right)
      state = .met(short, state)
    case .conditional(let condition, let then, let otherwise):
      walk(condition)
      let entry = state
      walk(then)
      let first = state
      state = entry
      walk(otherwise)
      state = .met(first, state)
    case .tryExpression(let operand, let kind) where kind != .plain:
      handlers.append(Handler(depth: deferred.count))
      walk(operand)
      state = kind == .optional ? .met(state, handlers[handlers.count - 1].arriving) : state
      handlers.removeLast()
    default: super.walk(node)
    }
  }

  override func leave(_ node: TypedExpression) {
    switch node.kind {
    case .variable(let variable): use(variable, node.range)
    case .call(let call):
      needCaptures(of: call.function, node.range)
      for case .inout(let target) in call.arguments { refuseChange(of: target, target.range) }
    case .functionReference(let function, _, _): needCaptures(of: function, node.range)
    case .tryExpression: raise()
    default: break
    }
    if checker.isNever(node.type), state != nil {
      state = nil
      lastJump = nil
    }
  }

  private func needCaptures(of function: FunctionDeclaration, _ range: TextRange) {
    guard function.closureVariable != nil, state?.unset.isEmpty == false else { return }
    for variable in function.body?.captures ?? [] { use(variable, range) }
  }

  private func assign(_ target: TypedExpression, _ value: TypedExpression) {
    switch target.kind {
    case .variable(let variable):
      walk(value)
      give(variable, target.range)
    case .tuple(let parts):
      walk(value)
      for part in parts { giveParts(part) }
    default:
      walk(target)
      refuseChange(of: target, target.range)
      walk(value)
    }
  }

  private func giveParts(_ target: TypedExpression) {
    switch target.kind {
    case .variable(let variable): give(variable, target.range)
    case .tuple(let parts): for part in parts { giveParts(part) }
    case .discard: break
    default: walk(target)
    }
  }

  override func walk(_ statement: TypedStatement) { follow(statement) }
}

/// All functions and closures of a cell.
private final class FunctionFinder: TreeWalker {
  var functions: [TypedFunction] = []

  func walk(_ cell: TypedCell) {
    walk(cell.statements)
    if let result = cell.result { walk(result) }
  }

  override func enter(_ function: TypedFunction) { functions.append(function) }
}
