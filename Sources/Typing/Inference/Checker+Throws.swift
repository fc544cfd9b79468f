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
  /// The throws of a call, `map` being what the generic parameters are.
  func noteThrows(
    _ function: FunctionDeclaration, _ map: [GenericParameter: Type], _ arguments: [TypedExpression?], _ range: TextRange
  ) {
    if function.throwsErrors {
      guard let thrown = function.thrownType else { return noteThrow(range, nil) }
      let type = thrownType(substitute(thrown, map))
      if !isNever(type) { noteThrow(range, isAnyError(type) ? nil : type) }
    } else if function.rethrowsErrors {
      let throwing = arguments.compactMap { $0 }.filter(mayThrow)
      if !throwing.isEmpty { noteThrow(range, nil, ofParameter: throwing.allSatisfy(isParameter)) }
    }
  }

  /// A thrown type as far as it is known; what no argument says anything of is not thrown.
  private func thrownType(_ type: Type) -> Type {
    let type = shallow(type)
    if case .variable = type { _ = unify(type, .never) }
    return resolved(type)
  }

  func isAnyError(_ type: Type) -> Bool { shallow(type) == .existential([.error]) }

  /// Of a function type whose thrown type has been replaced: `throws(Never)` does not throw, `throws(any Error)` is `throws`.
  func settleThrows(_ function: inout FunctionType, _ replace: (Type) -> Type) {
    guard let thrown = function.thrownType.map(replace) else { return }
    function.thrownType = thrown
    if isNever(thrown) { (function.throwsErrors, function.thrownType) = (false, nil) }
    if isAnyError(thrown) { function.thrownType = nil }
  }

  /// What a function type throws: `Never` and `any Error` included.
  func thrown(_ function: FunctionType) -> Type {
    function.throwsErrors ? function.thrownType ?? .existential([.error]) : .never
  }

  func throwAlike(_ left: FunctionType, _ right: FunctionType) -> Bool {
    if left.thrownType == nil, right.thrownType == nil { return left.throwsErrors == right.throwsErrors }
    return unify(thrown(left), thrown(right))
  }

  /// Whether a function may stand where errors of the target's type are expected: it throws none, the same, or the target any.
  func mayThrow(_ source: FunctionType, where target: FunctionType) -> Bool {
    if source.thrownType == nil, target.thrownType == nil { return !source.throwsErrors || target.throwsErrors }
    let (own, wanted) = (shallow(thrown(source)), shallow(thrown(target)))
    if case .variable = wanted { return unify(wanted, own) }
    return isNever(own) || isAnyError(wanted) || unify(own, wanted)
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
    if function.isClosure {
      if let wanted = function.thrownType, note.type.map(resolved) != wanted {
        report(DiagnosticText.thrownType(note.type.map(display) ?? "any Error", display(wanted)), note.range)
      }
      return
    }
    if function.isDeferred {
      report(DiagnosticText.throwOutOfDefer, note.range)
    } else if !function.throwsErrors {
      report(DiagnosticText.uncaughtThrow, note.range)
    } else if function.rethrowsErrors, !note.isOfParameter {
      report(DiagnosticText.throwInRethrows, note.range)
    } else if let wanted = function.thrownType, note.type.map(resolved) != wanted {
      report(DiagnosticText.thrownType(note.type.map(display) ?? "any Error", display(wanted)), note.range)
    }
  }

  func throwStatement(_ node: ThrowStmtSyntax, _ range: TextRange) -> TypedStatement {
    let wanted = function.catchDepth > 0 ? nil : function.openDos == 0 ? function.thrownType : function.statedDo
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
    let stated = node.throwsClause?.type.flatMap { thrownType(written: $0) }
    if node.catchClauses.isEmpty { return TypedStatement(.doStatement(body: block(node.body.statements), catches: []), range: range) }
    let firstNote = function.throwNotes.count
    let (sites, errors) = (throwSites, errorCount)
    let catchDepth = function.catchDepth
    let outerStated = function.statedDo
    (function.openDos, function.catchDepth, function.statedDo) = (function.openDos + 1, 0, stated)
    let body = block(node.body.statements)
    (function.openDos, function.catchDepth, function.statedDo) = (function.openDos - 1, catchDepth, outerStated)
    let notes = Array(function.throwNotes[firstNote...])
    if let stated {
      for note in notes where note.type != stated {
        report(DiagnosticText.thrownType(note.type.map(display) ?? "any Error", display(stated)), note.range)
      }
    }
    function.throwNotes.removeSubrange(firstNote...)
    if let clause = node.catchClauses.first, throwSites == sites, errorCount == errors {
      report(DiagnosticText.unreachableCatch, clause.catchKeyword.sourceRange)
    }
    let thrown = stated ?? commonType(notes)
    let catches = node.catchClauses.map { clause($0, thrown) }
    if !catches.contains(where: \.catchesEverything), !covers(catches, thrown) { for note in notes { pass(note) } }
    return TypedStatement(.doStatement(body: body, catches: catches), range: range)
  }

  /// The type in `throws(T)`; nil, with a report, for what is no error, and for `any Error`.
  func thrownType(written syntax: TypeSyntax, _ context: DeclarationContext? = nil) -> Type? {
    let type = self.type(syntax, context)
    if isError(type) || isAnyError(type) { return nil }
    if conforms(type, to: .error) { return type }
    report(DiagnosticText.thrownTypeNotAnError(display(type)), syntax.sourceRange)
    return nil
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
