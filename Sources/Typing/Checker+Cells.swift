package import Parsing
internal import SourceText
import SwiftSyntax

extension Checker {
  /// Checks a cell against the names of the session; without errors its names join them.
  ///
  ///     checker.check(parser.parse("let a = 1\na + 1", named: "cell 1")).typed?.result?.type   // Int
  package func check(_ parsed: ParsedCell) -> CheckedCell { Checker.gate.withLock { _ in checkAlone(parsed) } }

  func checkAlone(_ parsed: ParsedCell) -> CheckedCell {
    if parsed.hasErrors { return CheckedCell(typed: nil, diagnostics: parsed.diagnostics) }
    if !waitingPrograms.isEmpty { loadPrograms(mentionedIn: parsed.file.text) }
    begin(parsed)
    let items = parsed.tree.statements
    noteLaterGlobals(items)
    declareLocals(items)
    for (index, item) in items.enumerated() {
      let isLast = index == items.count - 1 && !parsed.suppressesResult
      if !isLast || !lastExpression(item) { cell.statements += statement(item) }
    }
    for (property, variable) in staticInitializers {
      initialise(property, variable)
    }
    return conclude(parsed)
  }

  /// A static property with a constant has it from the start; any other value is made when somebody first asks for it.
  private func initialise(_ property: PropertyDeclaration, _ variable: Variable) {
    let value = property.initialValue ?? make(.none, property.type, property.range)
    let statement = TypedStatement(.variables(.variable(variable), value), range: property.range)
    guard !isConstant(value) else { return cell.statements.insert(statement, at: 0) }
    let function = FunctionDeclaration(name: variable.name, kind: .function, range: property.range)
    let body = TypedFunction(name: variable.name, parameters: [], result: .void, range: property.range)
    body.body = [statement]
    function.body = body
    variable.lazyInitializer = function
    cell.statements.insert(TypedStatement(.function(function), range: property.range), at: 0)
  }

  private func isConstant(_ node: TypedExpression) -> Bool {
    switch node.kind {
    case .integer, .floatingPoint, .boolean, .string, .none: true
    case .wrap(let inner): isConstant(inner)
    case .array(let elements), .tuple(let elements): elements.allSatisfy(isConstant)
    case .dictionary(let pairs): pairs.isEmpty
    default: false
    }
  }

  private func begin(_ parsed: ParsedCell) {
    file = parsed.file
    diagnostics = parsed.diagnostics
    errorCount = 0
    cell = TypedCell()
    scope = Scope(.cell, parent: session)
    function = FunctionContext(name: "main", result: .void, throwsErrors: true, isClosure: false)
    function.isMain = true
    nextGlobalBeforeCell = nextGlobal
    undo = []
    expressionDepth = 0
    chainLinked = false
    tryDepth = 0
    solver = Solver()
    pendingOperators = []
    pendingRequirements = []
    integerLiterals = []
    emptyLiterals = []
    genericContext = []
    writtenTypes = []
    functionNodes = [:]
    typeNodes = [:]
    propertyNodes = [:]
    extensionOwners = [:]
    extensionRequirements = [:]
    lazySelves = [:]
    staticInitializers = []
    overrideChecks = []
    laterValues = []
    incompleteTypes = [:]
    flowChecks = []
    observed = nil
    isInExtension = false
    anonymousCounts = [:]
    laterGlobals = [:]
  }

  /// Checks a text for what it declares, lets `body` look at that, and forgets both.
  func withScratchCell(_ parsed: ParsedCell, _ body: () -> Void) {
    begin(parsed)
    if !parsed.hasErrors { cell.statements = statements(parsed.tree.statements) }
    body()
    for step in undo.reversed() { step() }
    undo = []
    nextGlobal = nextGlobalBeforeCell
    operatorCache = [:]
    scope = session
    diagnostics = []
  }

  private func noteLaterGlobals(_ items: CodeBlockItemListSyntax) {
    for item in items {
      guard case .decl(let declaration) = item.item, let node = declaration.as(VariableDeclSyntax.self) else { continue }
      for binding in node.bindings {
        if let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier {
          laterGlobals[name.identifierText] = name.sourceRange
        }
      }
    }
  }

  /// Checks the last item of a cell if it is an expression: its value is the cell's, unless there is none to show
  /// (discardable results, `Void`). False for other items, which are left to be checked.
  private func lastExpression(_ item: CodeBlockItemSyntax) -> Bool {
    guard case .expr(let syntax) = item.item, !syntax.is(IfExprSyntax.self), !syntax.is(SwitchExprSyntax.self) else { return false }
    let value = expression(syntax, nil)
    if value.type.isVoid || isError(value.type) || isNever(value.type) || isDiscardable(value) {
      cell.statements.append(TypedStatement(.expression(value), range: value.range))
    } else {
      cell.result = value
    }
    return true
  }

  private func isDiscardable(_ node: TypedExpression) -> Bool {
    switch node.kind {
    case .call(let call): return call.function.isDiscardable
    case .tryExpression(let inner, _), .optionalChain(let inner), .wrap(let inner), .forceUnwrap(let inner): return isDiscardable(inner)
    case .assign: return true
    default: return false
    }
  }

  private func conclude(_ parsed: ParsedCell) -> CheckedCell {
    checkWrittenTypes()
    if !diagnostics.containsErrors { CellWarnings(self).examine(cell, lastShown: lastDropped(parsed)) }
    let cellScope = scope
    scope = session
    var empty = FlowState()
    if !diagnostics.containsErrors {
      CaptureAnalysis().analyse(cell)
      EscapeAnalysis.check(cell, self, .names)
    }
    if !diagnostics.containsErrors {
      EscapeAnalysis.check(cell, self, .captures)
      for check in flowChecks { check() }
      ExclusiveAccess.check(cell, self)
      ConstantArithmetic.check(cell, self)
      empty = FlowAnalysis.check(cell, self, entry: emptyGlobals)
    }
    flowChecks = []
    guard !diagnostics.containsErrors else {
      for step in undo.reversed() { step() }
      undo = []
      nextGlobal = nextGlobalBeforeCell
      operatorCache = [:]
      return CheckedCell(typed: nil, diagnostics: diagnostics.inSourceOrder)
    }
    undo = []
    noteDeclarations(of: cellScope)
    emptyGlobals = empty
    commit(cellScope)
    cell.warnings = diagnostics.inSourceOrder
    var typed = cell
    typed.witnesses = witnesses
    typed.globalCount = nextGlobal
    return CheckedCell(typed: typed, diagnostics: cell.warnings)
  }

  /// The last expression of the cell when its value is not shown: the user asked for that, or it is none worth showing.
  private func lastDropped(_ parsed: ParsedCell) -> TypedExpression? {
    guard case .expression(let node)? = cell.statements.last?.kind, let last = parsed.tree.statements.last,
      case .expr = last.item, node.range == last.item.sourceRange
    else { return nil }
    return node
  }

  /// Adds the names of the cell to the session's. A name declared again replaces what it was; a function replaces
  /// only those with the same labels.
  private func commit(_ cellScope: Scope) {
    if programFile != nil { return publish(cellScope.entries) }
    for (name, entities) in cellScope.entries {
      guard case .function? = entities.first, case .function? = session.entries[name]?.first else {
        session.entries[name] = entities
        operatorCache[name] = nil
        continue
      }
      let labels = entities.compactMap { entity -> [String?]? in
        if case .function(let function) = entity { return function.parameters.map(\.label) }
        return nil
      }
      let kept = session.entries[name]!.filter { entity in
        if case .function(let function) = entity { return name.isOperatorName ? !declares(entities, sameAs: function) : !labels.contains(function.parameters.map(\.label)) }
        return false
      }
      session.entries[name] = entities + kept
      operatorCache[name] = nil
    }
  }

  /// Takes back globals that were never given a value because their cell stopped before.
  package func withdraw(_ variables: [Variable]) {
    for variable in variables {
      session.entries[variable.name]?.removeAll {
        if case .variable(let other) = $0 { return other === variable }
        return false
      }
      if session.entries[variable.name]?.isEmpty == true { session.entries[variable.name] = nil }
    }
  }

  /// Names the cells so far have declared, natives excepted.
  package var declaredNames: [String] { session.entries.keys.sorted() }
}

extension CaptureAnalysis {
  func analyse(_ cell: TypedCell) {
    for statement in cell.statements { walk(statement) }
    if let result = cell.result { walk(result) }
  }
}
