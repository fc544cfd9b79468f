import SwiftSyntax

/// Something that may throw, inside `do` statements whose clauses have not been looked at yet.
struct ThrowNote {
  let range: TextRange
  /// Nil for `any Error`.
  let type: Type?
  /// A call of a parameter, which a function that rethrows may pass on.
  let isOfParameter: Bool
}

/// Where errors go: to the `do` statements around, then out of the function.
extension Checker {
  /// The throws of a call.
  func noteThrows(_ function: FunctionDeclaration, _ arguments: [TypedExpression?], _ name: String, _ range: TextRange) {
    if function.throwsErrors {
      noteThrow(range, function.thrownType)
    } else if function.rethrowsErrors {
      let throwing = arguments.compactMap { $0 }.filter(mayThrow)
      if !throwing.isEmpty { noteThrow(range, nil, ofParameter: throwing.allSatisfy(isParameter)) }
    }
  }

  /// A function that throws, where one that does not is accepted as well.
  private func mayThrow(_ node: TypedExpression) -> Bool {
    guard case .function(let type) = shallow(node.type), type.throwsErrors else { return false }
    switch node.kind {
    case .functionConversion: return false
    case .closure(let function): return function.throwsErrors
    default: return true
    }
  }

  func isParameter(_ node: TypedExpression) -> Bool {
    guard case .variable(let variable) = node.kind else { return false }
    return function.parameters.contains(variable)
  }

  /// Records that something at `range` may throw, and reports a missing `try`.
  func noteThrow(_ range: TextRange, _ type: Type?, ofParameter isOfParameter: Bool = false) {
    throwSites += 1
    if tryDepth == 0 {
      report(DiagnosticText.missingTry(range), range)
      return
    }
    pass(ThrowNote(range: range, type: type, isOfParameter: isOfParameter))
  }

  /// Hands an error to what stands around.
  func pass(_ note: ThrowNote) {
    if function.catchDepth > 0 { return }
    if function.openDos > 0 {
      function.throwNotes.append(note)
      return
    }
    function.hasUncaughtThrow = true
    if function.isClosure { return }
    if function.isDeferred {
      report(DiagnosticText.throwOutOfDefer, note.range)
    } else if !function.throwsErrors {
      report(DiagnosticText.uncaughtThrow, note.range)
    } else if function.rethrowsErrors, !note.isOfParameter {
      report(DiagnosticText.throwInRethrows, note.range)
    } else if let wanted = function.thrownType, note.type != wanted {
      report(DiagnosticText.thrownType(note.type.map(display) ?? "any Error", display(wanted)), note.range)
    }
  }

  func throwStatement(_ node: ThrowStmtSyntax, _ range: TextRange) -> TypedStatement {
    let wanted = function.openDos == 0 && function.catchDepth == 0 ? function.thrownType : nil
    var value = expression(node.expression, wanted)
    let type = shallow(value.type)
    throwSites += 1
    if !isError(type) {
      if !conforms(type, to: .error) {
        report(DiagnosticText.notAnError(display(type)), node.expression.sourceRange)
      } else {
        value = coerce(value, to: .existential([.error]))
        pass(ThrowNote(range: range, type: wanted, isOfParameter: false))
      }
    }
    return TypedStatement(.throwStatement(value), range: range)
  }

  func doStatement(_ node: DoStmtSyntax, _ range: TextRange) -> TypedStatement {
    if node.catchClauses.isEmpty { return TypedStatement(.doStatement(body: block(node.body.statements), catches: []), range: range) }
    let firstNote = function.throwNotes.count
    let (sites, errors) = (throwSites, errorCount)
    let catchDepth = function.catchDepth
    (function.openDos, function.catchDepth) = (function.openDos + 1, 0)
    let body = block(node.body.statements)
    (function.openDos, function.catchDepth) = (function.openDos - 1, catchDepth)
    let notes = Array(function.throwNotes[firstNote...])
    function.throwNotes.removeSubrange(firstNote...)
    if let clause = node.catchClauses.first, throwSites == sites, errorCount == errors {
      report(DiagnosticText.unreachableCatch, clause.catchKeyword.sourceRange)
    }
    let thrown = commonType(notes)
    let catches = node.catchClauses.map { clause($0, thrown) }
    if !catches.contains(where: \.catchesEverything), !covers(catches, thrown) { for note in notes { pass(note) } }
    return TypedStatement(.doStatement(body: body, catches: catches), range: range)
  }

  /// The one type of everything thrown; nil for `any Error`.
  private func commonType(_ notes: [ThrowNote]) -> Type? {
    guard let first = notes.first?.type, notes.allSatisfy({ $0.type == first }) else { return nil }
    return first
  }

  private func clause(_ syntax: CatchClauseSyntax, _ thrown: Type?) -> TypedCatch {
    let outer = scope
    scope = Scope(.block, parent: scope)
    defer { scope = outer }
    let subject = local("error", .existential([.error]), syntax.catchKeyword.sourceRange)
    var items: [(pattern: TypedPattern, filter: TypedExpression?)] = []
    let named = thrown.map { local("error", $0, syntax.catchKeyword.sourceRange) } ?? subject
    let isPlain = syntax.catchItems.allSatisfy { $0.pattern == nil }
    if isPlain { scope.entries["error"] = [.variable(named)] }
    if isPlain, let thrown, syntax.catchItems.isEmpty {
      items = [(.type(thrown, .variable(named)), nil)]
    } else {
      items = caseItems(syntax.catchItems.map { ($0.pattern, $0.whereClause) }, thrown ?? subject.type)
      if let thrown { for index in items.indices { items[index].pattern = .type(thrown, isPlain ? .variable(named) : items[index].pattern) } }
    }
    return TypedCatch(items: items, subject: subject, body: block(syntax.body.statements))
  }

  /// Whether clauses take every value of the one type that is thrown.
  private func covers(_ catches: [TypedCatch], _ thrown: Type?) -> Bool {
    guard let thrown else { return false }
    var patterns: [TypedPattern] = []
    for clause in catches {
      for item in clause.items where item.filter == nil {
        if case .type(thrown, let inner) = item.pattern { patterns.append(inner) }
      }
    }
    return missingCases(patterns, thrown) == nil
  }
}

/// Whether an expression throws past itself.
final class ThrowFinder: TreeWalker {
  private var found = false

  static func finds(in node: TypedExpression) -> Bool {
    let finder = ThrowFinder()
    finder.walk(node)
    return finder.found
  }

  override func walk(_ function: TypedFunction) {}

  override func walk(_ node: TypedExpression) {
    if case .tryExpression(_, let kind) = node.kind, kind != .plain { return }
    super.walk(node)
  }

  override func leave(_ node: TypedExpression) {
    switch node.kind {
    case .call(let call): if call.function.throwsErrors { found = true }
    case .callValue(let value, _): if case .function(let type) = value.type, type.throwsErrors { found = true }
    case .tryExpression: found = true
    default: break
    }
  }
}
