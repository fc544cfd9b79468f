extension FlowAnalysis {
  /// The statements of a block with what it defers.
  func block(_ statements: [TypedStatement]) {
    deferred.append([])
    run(statements)
    if state != nil { leave(downTo: deferred.count - 1) }
    deferred.removeLast()
  }

  func run(_ statements: [TypedStatement]) {
    expectLater(statements)
    for statement in statements {
      if state == nil {
        switch statement.kind {
        case .function, .type: continue
        default:
          report(.neverExecuted(after: lastJump), statement.range)
          return
        }
      }
      follow(statement)
    }
  }

  func follow(_ statement: TypedStatement) {
    switch statement.kind {
    case .expression(let node): walk(node)
    case .variables(let pattern, let value?):
      walk(value)
      if state?.unset.isEmpty == false { checker.forEachVariable(pattern) { state?.unset.remove($0) } }
    case .variables(let pattern, nil): declareEmpty(pattern)
    case .function, .type: break
    case .block(let inner): block(inner)
    case .labelled(let label, let inner):
      targets.append(Target(label: label, depth: deferred.count))
      run(inner)
      state = .met(state, targets.removeLast().exit)
    case .ifStatement(let conditions, let then, let otherwise):
      let no = test(conditions)
      block(then)
      let first = state
      state = no
      block(otherwise)
      state = .met(first, state)
    case .guardStatement(let conditions, let otherwise):
      let no = test(conditions)
      let yes = state
      state = no
      block(otherwise)
      if state != nil { report(.guardFallsThrough, TextRange(statement.range.upperBound - 1, statement.range.upperBound)) }
      state = yes
    case .whileLoop(let conditions, let body, let label):
      loop(label) {
        let exit = test(conditions)
        block(body)
        arriveAgain()
        return exit
      }
    case .repeatLoop(let body, let condition, let label):
      loop(label) {
        block(body)
        arriveAgain()
        walk(condition)
        if case .boolean(true) = condition.kind { return nil }
        return state
      }
    case .forLoop(let node): follow(node)
    case .switchStatement(let node): follow(node)
    case .breakStatement(let label): jump("break", label) { $0.exit = .met($0.exit, $1) }
    case .continueStatement(let label): jump("continue", label) { $0.again = .met($0.again, $1) }
    case .fallthroughStatement:
      if let label = targets.last?.label { jump("fallthrough", label) { $0.next = .met($0.next, $1) } }
    case .returnStatement(let value):
      if let value { walk(value) }
      if state != nil { leave(downTo: 0) }
      end("return")
    case .throwStatement(let value):
      walk(value)
      raise()
      end("throw")
    case .doStatement(let body, let catches): follow(body, catches)
    case .deferStatement(let body): deferred[deferred.count - 1].append(body)
    }
  }

  /// Variables that a nested function uses and the block declares after it: the function may not be used before that.
  private func expectLater(_ statements: [TypedStatement]) {
    var needed: Set<Variable> = []
    for statement in statements {
      switch statement.kind {
      case .function(let function): needed.formUnion(function.body?.captures ?? [])
      case .variables(let pattern, _) where !needed.isEmpty:
        checker.forEachVariable(pattern) { if needed.contains($0) { state?.unset.insert($0) } }
      default: break
      }
    }
  }

  private func declareEmpty(_ pattern: TypedPattern) {
    checker.forEachVariable(pattern) { variable in
      own.insert(variable)
      state?.unset.insert(variable)
      state?.given.remove(variable)
    }
  }

  /// Goes through conditions in order; the result is what is known where one of them does not hold.
  private func test(_ conditions: [TypedCondition]) -> FlowState? {
    var no: FlowState?
    for condition in conditions {
      switch condition {
      case .boolean(let node):
        walk(node)
        if case .boolean(let constant) = node.kind {
          if !constant { (no, state) = (.met(no, state), nil) }
          continue
        }
      case .binding(_, let node): walk(node)
      case .pattern(let pattern, _, let node):
        walk(node)
        walk(pattern)
      }
      no = .met(no, state)
    }
    return no
  }

  // MARK: Leaving

  /// Runs what the blocks that are left have deferred, innermost and last first.
  func leave(downTo depth: Int) {
    let open = deferred
    for index in stride(from: open.count - 1, through: depth, by: -1) {
      for (position, body) in open[index].enumerated().reversed() {
        deferred = Array(open[..<index]) + [Array(open[index][..<position])]
        block(body)
      }
    }
    deferred = open
  }

  private func end(_ jump: String) {
    state = nil
    lastJump = jump
  }

  private func jump(_ name: String, _ label: LoopLabel, _ arrive: (inout Target, FlowState?) -> Void) {
    guard let index = targets.lastIndex(where: { $0.label === label }) else { return }
    leave(downTo: targets[index].depth)
    arrive(&targets[index], state)
    end(name)
  }

  /// An error may be thrown here.
  func raise() {
    guard let state, let handler = handlers.last else { return }
    leave(downTo: handler.depth)
    handlers[handlers.count - 1].arriving = .met(handlers[handlers.count - 1].arriving, self.state)
    self.state = state
  }

  // MARK: Loops and choices

  /// `round` goes once through the loop and gives what is known where the loop ends by itself.
  private func loop(_ label: LoopLabel, _ round: () -> FlowState?) {
    if let entry = state, !entry.isEmpty {
      let wasSilent = isSilent
      isSilent = true
      var head = entry
      while true {
        state = head
        targets.append(Target(label: label, depth: deferred.count))
        _ = round()
        targets.removeLast()
        guard let next = FlowState.met(entry, state), next != head else { break }
        head = next
      }
      isSilent = wasSilent
      state = head
    }
    targets.append(Target(label: label, depth: deferred.count))
    let exit = round()
    state = .met(exit, targets.removeLast().exit)
    lastJump = nil
  }

  /// The end of a round: what `continue` knows joins.
  private func arriveAgain() { state = .met(state, targets[targets.count - 1].again) }

  private func follow(_ node: TypedFor) {
    switch node.source {
    case .integerRange(let lower, let upper, _):
      walk(lower)
      walk(upper)
    case .array(let sequence), .native(let sequence, _), .iterator(let sequence, _, _, _, _): walk(sequence)
    }
    loop(node.label) {
      let exit = state
      walk(node.pattern)
      if let filter = node.filter { walk(filter) }
      let skipped = node.filter == nil ? nil : state
      block(node.body)
      state = .met(state, skipped)
      arriveAgain()
      return exit
    }
  }

  private func follow(_ node: TypedSwitch) {
    walk(node.value)
    let entry = state
    var end: FlowState?
    targets.append(Target(label: node.label, depth: deferred.count))
    for item in node.cases {
      state = entry
      for entry in item.items {
        walk(entry.pattern)
        if let filter = entry.filter { walk(filter) }
      }
      state = .met(state, targets[targets.count - 1].next)
      targets[targets.count - 1].next = nil
      block(item.body)
      end = .met(end, state)
    }
    state = .met(end, targets.removeLast().exit)
  }

  private func follow(_ body: [TypedStatement], _ catches: [TypedCatch]) {
    if catches.isEmpty { return block(body) }
    let entry = state
    handlers.append(Handler(depth: deferred.count))
    block(body)
    let thrown = handlers.removeLast().arriving
    var end = state
    for clause in catches {
      state = thrown ?? entry
      for entry in clause.items {
        walk(entry.pattern)
        if let filter = entry.filter { walk(filter) }
      }
      block(clause.body)
      // A clause that nothing reaches does not lead anywhere.
      if thrown != nil { end = .met(end, state) }
    }
    state = thrown
    if !catches.contains(where: \.catchesEverything) { raise() }
    state = end
  }
}

extension TypedCatch {
  /// Whether no error passes this clause.
  var catchesEverything: Bool {
    items.isEmpty
      || items.contains { item in
        guard item.filter == nil else { return false }
        switch item.pattern {
        case .wildcard, .variable: return true
        default: return false
        }
      }
  }
}
