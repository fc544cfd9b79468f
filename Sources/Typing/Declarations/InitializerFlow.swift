/// What an initializer has given values to, on every path to a place: Swift's definite initialization of fields.
///
/// Works on the checked body. `self` is whole when all fields have values (of a subclass: when `super.init` has returned); before
/// that it may only be assigned to, field by field.
final class InitializerFlow {
  struct State {
    /// Fields that have a value on every path, and on some path.
    var surely: Set<ObjectIdentifier> = []
    var perhaps: Set<ObjectIdentifier> = []
    /// Whether `super.init` or `self.init` was called, or `self` assigned, on every path, and on some path.
    var isDelegated = false
    var mayBeDelegated = false
    var isReachable = true

    static func met(_ first: State, _ second: State) -> State {
      if !first.isReachable { return second }
      if !second.isReachable { return first }
      return State(
        surely: first.surely.intersection(second.surely), perhaps: first.perhaps.union(second.perhaps),
        isDelegated: first.isDelegated && second.isDelegated, mayBeDelegated: first.mayBeDelegated || second.mayBeDelegated)
    }
  }

  enum Kind { case value, root, subclass, delegating }

  let kind: Kind
  let type: NominalType
  let selfVariable: Variable
  /// Fields that have no value before the first statement.
  let open: [PropertyDeclaration]
  private let openSet: Set<ObjectIdentifier>
  private let owned: Set<ObjectIdentifier>
  var state = State()
  let report: (DiagnosticText, TextRange) -> Void
  /// The closing brace, where what is missing is reported.
  private var end = TextRange(at: 0)
  private var exits: [(label: LoopLabel, state: State)] = []
  private var reported: Set<Int> = []
  /// The state in which the case before falls through.
  private var fallen: State?

  init(
    _ type: NominalType, _ layout: NotebookTypeDeclaration, _ selfVariable: Variable, isDelegating: Bool,
    report: @escaping (DiagnosticText, TextRange) -> Void
  ) {
    self.type = type
    self.selfVariable = selfVariable
    self.report = report
    kind = isDelegating ? .delegating : type.kind != .classType ? .value : type.superclass == nil ? .root : .subclass
    open = layout.storedProperties.filter { $0.initialValue == nil && !($0.isMutable && $0.type.optionalPayload != nil) }
    openSet = Set(open.map { ObjectIdentifier($0) })
    owned = Set(layout.storedProperties.map { ObjectIdentifier($0) })
    state.surely = owned.subtracting(openSet)
    state.perhaps = state.surely
  }

  /// Checks a body; gives the number of statements after which `self` is whole.
  func check(_ body: TypedFunction, end: TextRange) -> Int {
    self.end = end
    var whole: Int?
    if isWhole { whole = 0 }
    for (index, statement) in body.body.enumerated() {
      visit(statement)
      if whole == nil, isWhole || !state.isReachable { whole = index + 1 }
    }
    if state.isReachable { leave(at: end) }
    return whole ?? body.body.count
  }

  /// Whether all fields have values (so that an object at the root is complete).
  private var isWhole: Bool { openSet.isSubset(of: state.surely) }

  /// Whether `self` may be used as a value.
  private var isUsable: Bool {
    switch kind {
    case .value: isWhole || state.isDelegated
    case .root: isWhole
    case .subclass, .delegating: state.isDelegated
    }
  }

  private func problem(_ text: DiagnosticText, _ range: TextRange) {
    if reported.insert(range.lowerBound).inserted { report(text, range) }
  }

  private var firstMissing: PropertyDeclaration? { open.first { !state.surely.contains(ObjectIdentifier($0)) } }

  /// The end of the initializer or a `return`.
  private func leave(at range: TextRange) {
    switch kind {
    case .value:
      if state.isDelegated || isWhole { return }
      problem(type.kind == .enumeration ? DiagnosticText.selfNotInitialised : missing(), range)
    case .root: if !isWhole { problem(missing(), range) }
    case .subclass:
      if !isWhole { problem(missing(), range) } else if !state.isDelegated { problem(DiagnosticText.superInitNotCalled, range) }
    case .delegating: if !state.isDelegated { problem(DiagnosticText.selfInitNotCalled, range) }
    }
  }

  private func missing() -> DiagnosticText {
    DiagnosticText.fieldNotInitialised(firstMissing?.name ?? "", isClass: type.kind == .classType)
  }

  // MARK: Statements

  private func visit(_ statements: [TypedStatement]) { for statement in statements { visit(statement) } }

  private func visit(_ statement: TypedStatement) {
    guard state.isReachable else { return }
    switch statement.kind {
    case .expression(let node):
      visit(node)
      if node.type.nominal === NominalType.never { state.isReachable = false }
    case .variables(_, let node): if let node { visit(node) }
    case .function, .type: break
    case .block(let inner): visit(inner)
    case .labelled(let label, let body):
      exits.append((label, dead))
      visit(body)
      state = .met(state, exits.removeLast().state)
    case .deferStatement: break
    case .ifStatement(let conditions, let then, let otherwise):
      let before = visit(conditions)
      visit(then)
      let afterThen = state
      state = before
      visit(otherwise)
      state = .met(afterThen, state)
    case .guardStatement(let conditions, let otherwise):
      let before = visit(conditions)
      let bound = state
      state = before
      visit(otherwise)
      state = .met(bound, state)
    case .whileLoop(let conditions, let body, let label):
      loop(label, isEndless: isAlwaysTrue(conditions)) {
        _ = visit(conditions)
        let entered = state
        visit(body)
        return entered
      }
    case .repeatLoop(let body, let condition, let label):
      exits.append((label, dead))
      inLoop { visit(body) }
      if state.isReachable { visit(condition) }
      state = .met(state, exits.removeLast().state)
    case .forLoop(let loop): visitFor(loop)
    case .switchStatement(let choice):
      visit(choice.value)
      let before = state
      exits.append((choice.label, dead))
      for item in choice.cases {
        state = fallen.map { .met(before, $0) } ?? before
        fallen = nil
        for entry in item.items { if let filter = entry.filter { visit(filter) } }
        visit(item.body)
        exits[exits.count - 1].state = .met(exits[exits.count - 1].state, state)
      }
      state = exits.removeLast().state
    case .breakStatement(let label), .continueStatement(let label):
      if case .breakStatement = statement.kind, let index = exits.lastIndex(where: { $0.label === label }) {
        exits[index].state = .met(exits[index].state, state)
      }
      state.isReachable = false
    case .fallthroughStatement:
      fallen = state
      state.isReachable = false
    case .returnStatement(let node):
      if node == nil { leave(at: end) }
      state.isReachable = false
    case .throwStatement(let node):
      visit(node)
      state.isReachable = false
    case .doStatement(let body, let catches):
      let before = state
      visit(body)
      var after = state
      // What the body assigned before it threw is not known.
      var thrown = before
      thrown.perhaps.formUnion(after.perhaps)
      thrown.mayBeDelegated = thrown.mayBeDelegated || after.mayBeDelegated
      for clause in catches {
        state = thrown
        visit(clause.body)
        after = .met(after, state)
      }
      state = after
    }
  }

  private var dead: State {
    var state = State()
    state.isReachable = false
    return state
  }

  private func isAlwaysTrue(_ conditions: [TypedCondition]) -> Bool {
    guard conditions.count == 1, case .boolean(let node) = conditions[0], case .boolean(true) = node.kind else { return false }
    return true
  }

  private var loopDepth = 0

  private func inLoop(_ body: () -> Void) {
    loopDepth += 1
    body()
    loopDepth -= 1
  }

  private func loop(_ label: LoopLabel, isEndless: Bool, _ body: () -> State) {
    exits.append((label, dead))
    var after = state
    inLoop { after = body() }
    if isEndless { after.isReachable = false }
    state = .met(after, exits.removeLast().state)
  }

  private func visitFor(_ loop: TypedFor) {
    switch loop.source {
    case .integerRange(let lower, let upper, _):
      visit(lower)
      visit(upper)
    case .array(let node), .native(let node, _), .iterator(let node, _, _, _, _): visit(node)
    }
    let before = state
    exits.append((loop.label, dead))
    inLoop { visit(loop.body) }
    state = .met(before, exits.removeLast().state)
  }

  /// The state in which the conditions do not hold; `state` is the one in which they do.
  private func visit(_ conditions: [TypedCondition]) -> State {
    for condition in conditions {
      switch condition {
      case .boolean(let node), .binding(_, let node), .pattern(_, _, let node): visit(node)
      }
    }
    return state
  }

  // MARK: Expressions

  func visit(_ node: TypedExpression) {
    switch node.kind {
    case .variable(let variable): if variable === selfVariable { use(node.range) }
    case .assign(let target, let value):
      visit(value)
      assign(target)
    case .property(let base?, let property, _):
      if isSelf(base), owned.contains(ObjectIdentifier(property)) { return read(property, node.range) }
      if isSelf(base), case .stored = property.implementation { return use(node.range) }
      visit(base)
    case .call(let call) where isDelegation(call):
      for argument in call.arguments { visit(argument) }
      delegate(call, node.range)
    default: forEachPart(of: node, visit)
    }
  }

  private func isSelf(_ node: TypedExpression) -> Bool {
    switch node.kind {
    case .variable(let variable): variable === selfVariable
    case .upcast(let inner): isSelf(inner)
    default: false
    }
  }

  private func isDelegation(_ call: TypedExpression.Call) -> Bool {
    call.function.kind == .initializer && call.receiver.map(isSelf) ?? false
  }

  private func visit(_ argument: TypedExpression.Argument) {
    switch argument {
    case .value(let node): visit(node)
    case .inout(let node): change(node)
    case .variadic(let nodes, _): for node in nodes { visit(node) }
    case .omitted: break
    }
  }

  private func delegate(_ call: TypedExpression.Call, _ range: TextRange) {
    if kind == .subclass, call.dispatch == .superclass {
      if let missing = firstMissing { problem(DiagnosticText.fieldBeforeSuper(missing.name), range) }
      if state.mayBeDelegated { problem(DiagnosticText.initCalledTwice, range) }
    }
    state.isDelegated = true
    state.mayBeDelegated = true
  }

  /// `self` as a value.
  private func use(_ range: TextRange) {
    guard !isUsable else { return }
    switch kind {
    case .value, .root: problem(DiagnosticText.selfBeforeFields(isClass: kind == .root), range)
    case .subclass: problem(DiagnosticText.selfBeforeSuper, range)
    case .delegating: problem(DiagnosticText.selfBeforeDelegation, range)
    }
  }

  private func read(_ property: PropertyDeclaration, _ range: TextRange) {
    if kind == .delegating { return use(range) }
    if state.isDelegated || state.surely.contains(ObjectIdentifier(property)) { return }
    problem(DiagnosticText.fieldBeforeValue(property.name), range)
  }

  /// A place that gets a value.
  private func assign(_ target: TypedExpression) {
    switch target.kind {
    case .variable(let variable):
      guard variable === selfVariable else { return }
      state.isDelegated = true
      state.mayBeDelegated = true
    case .property(let base?, let property, _) where isSelf(base):
      let identity = ObjectIdentifier(property)
      guard owned.contains(identity) else {
        if !property.isMutable { problem(DiagnosticText.constantAgain(property.name), target.range) }
        return use(target.range)
      }
      if kind == .delegating { return use(target.range) }
      let isAgain = state.perhaps.contains(identity) || loopDepth > 0 || state.isDelegated
      if !property.isMutable, isAgain { problem(DiagnosticText.constantAgain(property.name), target.range) }
      state.surely.insert(identity)
      state.perhaps.insert(identity)
    case .tuple(let parts): for part in parts { assign(part) }
    case .discard: break
    default: forEachPart(of: target, visit)
    }
  }

  /// A place that is changed where it stands: it must have a value.
  private func change(_ node: TypedExpression) {
    if case .property(let base?, let property, _) = node.kind, isSelf(base), owned.contains(ObjectIdentifier(property)) {
      read(property, node.range)
      if !property.isMutable { problem(DiagnosticText.constantAgain(property.name), node.range) }
      return
    }
    visit(node)
  }

  private func forEachPart(of node: TypedExpression, _ body: (TypedExpression) -> Void) {
    switch node.kind {
    case .integer, .floatingPoint, .boolean, .string, .none, .variable, .metatype, .discard: break
    case .interpolation(let segments):
      for case .value(let value, let format) in segments {
        body(value)
        if let format { body(format) }
      }
    case .array(let elements), .tuple(let elements), .enumCase(_, let elements): elements.forEach(body)
    case .dictionary(let pairs): for pair in pairs { body(pair.key); body(pair.value) }
    case .functionReference(_, let receiver, _): if let receiver { body(receiver) }
    case .closure(let function): if function.captures(selfVariable) { use(node.range) }
    case .call(let call):
      if let receiver = call.receiver { body(receiver) }
      for argument in call.arguments { visit(argument) }
    case .callValue(let value, let arguments):
      body(value)
      for argument in arguments { visit(argument) }
    case .property(let base, _, _): if let base { body(base) }
    case .subscriptElement(let base, _, let arguments, _):
      if let base { body(base) }
      for argument in arguments { visit(argument) }
    case .assign(let left, let right):
      body(right)
      body(left)
    case .and(let left, let right), .or(let left, let right), .coalesce(let left, let right):
      body(left)
      let before = state
      body(right)
      state = .met(before, state)
    case .conditional(let condition, let then, let otherwise):
      body(condition)
      let before = state
      body(then)
      let after = state
      state = before
      body(otherwise)
      state = .met(after, state)
    case .statement(let statement): visit(statement)
    case .tupleElement(let inner, _), .forceUnwrap(let inner), .wrap(let inner), .optionalChain(let inner), .chainLink(let inner),
      .upcast(let inner), .toExistential(let inner), .functionConversion(let inner), .isType(let inner, _),
      .conditionalCast(let inner, _), .forcedCast(let inner, _), .openExistential(let inner), .tryExpression(let inner, _):
      body(inner)
    case .mapConversion(let inner, _, _), .dictionaryConversion(let inner, _, _, _, _): body(inner)
    }
  }
}

extension TypedFunction {
  /// Whether the body, or a closure in it, mentions a variable.
  fileprivate func captures(_ variable: Variable) -> Bool {
    let finder = VariableFinder(variable)
    finder.walk(self)
    return finder.isFound
  }
}

private final class VariableFinder: TreeWalker {
  let variable: Variable
  var isFound = false

  init(_ variable: Variable) { self.variable = variable }

  override func leave(_ node: TypedExpression) {
    if case .variable(variable) = node.kind { isFound = true }
  }
}
