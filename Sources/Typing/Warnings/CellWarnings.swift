internal import SourceText
import SwiftSyntax

/// Finds in a cell without errors what is legal and most likely a slip: values nobody uses, variables nobody changes or
/// reads, tests whose answer is known. Globals of the cell are left alone, since later cells may use them.
final class CellWarnings: TreeWalker {
  let checker: Checker
  private var accesses: [Variable: Access] = [:]
  private var declared: [Declared] = []
  /// Variables of one pattern: when one of them changes, the others may stay `var`.
  private var companions: [Variable: [Variable]] = [:]
  private var role = Role.pattern
  /// Expressions whose value an `if` or `switch` expression gives.
  var branchValues: Set<ObjectIdentifier> = []

  struct Access: OptionSet {
    let rawValue: Int
    static let read = Access(rawValue: 1)
    static let written = Access(rawValue: 2)
  }

  private enum Role { case single, pattern, condition, loop }

  private struct Declared {
    let variable: Variable
    let role: Role
  }

  init(_ checker: Checker) {
    self.checker = checker
  }

  /// Looks through a cell; its last item is the user's to see or to suppress.
  func examine(_ cell: TypedCell, lastShown: TypedExpression?) {
    if let lastShown { branchValues.insert(ObjectIdentifier(lastShown)) }
    walk(cell.statements)
    if let result = cell.result { walk(result) }
    for declared in declared { judge(declared) }
  }

  // MARK: Declarations

  override func walk(_ statement: TypedStatement) {
    let outer = role
    defer { role = outer }
    switch statement.kind {
    case .expression(let node): dropped(node)
    case .variables(let pattern, _):
      role = .pattern
      var names: [Variable] = []
      checker.forEachVariable(pattern) { names.append($0) }
      if names.count > 1 { for variable in names { companions[variable] = names } }
      if names.count == 1, case .variable(let variable) = pattern, isSingle(variable) { role = .single }
    case .ifStatement, .guardStatement, .whileLoop: role = .condition
    case .forLoop: role = .loop
    case .switchStatement, .doStatement: role = .pattern
    default: break
    }
    super.walk(statement)
  }

  /// `let x = value`, the only binding of its declaration and without a type.
  private func isSingle(_ variable: Variable) -> Bool {
    guard let node = variable.syntax?.as(VariableDeclSyntax.self), node.bindings.count == 1, let binding = node.bindings.first else { return false }
    return binding.initializer != nil && binding.typeAnnotation == nil
  }

  override func declare(_ variable: Variable) {
    guard variable.storage == .local, checker.file.substring(variable.range) == variable.name, variable.getter == nil, !isLazy(variable)
    else { return }
    declared.append(Declared(variable: variable, role: role))
  }

  private func isLazy(_ variable: Variable) -> Bool {
    variable.syntax?.as(VariableDeclSyntax.self)?.modifiers.has(.lazy) ?? false
  }

  // MARK: Uses

  override func walk(_ node: TypedExpression) {
    switch node.kind {
    case .variable(let variable): note(variable, .read)
    case .assign(let target, let value):
      write(target)
      walk(value)
    case .call(let call):
      if let receiver = call.receiver {
        if call.function.isMutating, !checker.isClass(receiver.type) { modify(receiver) } else { walk(receiver) }
      }
      pass(call.arguments)
      leave(node)
    case .callValue(let value, let arguments):
      walk(value)
      pass(arguments)
    case .statement(let statement):
      noteBranches(of: statement)
      super.walk(node)
    default: super.walk(node)
    }
  }

  private func note(_ variable: Variable, _ access: Access) { accesses[variable, default: []].formUnion(access) }

  private func pass(_ arguments: [TypedExpression.Argument]) {
    for argument in arguments {
      switch argument {
      case .value(let node): walk(node)
      case .inout(let node): modify(node)
      case .variadic(let nodes, _): for node in nodes { walk(node) }
      case .omitted: break
      }
    }
  }

  private func write(_ target: TypedExpression) {
    switch target.kind {
    case .variable(let variable): note(variable, .written)
    case .tuple(let parts): for part in parts { write(part) }
    case .discard: break
    default: modify(target)
    }
  }

  /// A place that changes in part, or that somebody else may read and write.
  private func modify(_ target: TypedExpression) {
    switch target.kind {
    case .variable(let variable): note(variable, [.read, .written])
    case .property(let base?, let property, _):
      if case .computed(_, let setter) = property.implementation, setter?.isMutating == false { return walk(base) }
      place(base)
    case .subscriptElement(let base?, let property, let arguments, _):
      pass(arguments)
      if case .computed(_, let setter) = property.implementation, setter?.isMutating == false { return walk(base) }
      place(base)
    case .tupleElement(let base, _), .forceUnwrap(let base), .chainLink(let base), .optionalChain(let base), .wrap(let base),
      .upcast(let base):
      place(base)
    default: walk(target)
    }
  }

  private func place(_ base: TypedExpression) {
    if checker.isClass(base.type) { walk(base) } else { modify(base) }
  }

  // MARK: Judgement

  private func judge(_ declared: Declared) {
    let variable = declared.variable
    var access = accesses[variable] ?? []
    let assignedConstant = !variable.isMutable && access.contains(.written)
    if !variable.isMutable { access.remove(.written) }
    if variable.ownership == .weak { access.insert(.written) }
    if access.isEmpty {
      checker.report(neverUsed(declared, assignedConstant: assignedConstant), variable.range)
    } else if !access.contains(.written) {
      if variable.isMutable, !companionsChange(variable) {
        checker.report(DiagnosticText.neverMutated(variable.name, inLoop: declared.role == .loop, letRange(variable)), variable.range)
      }
    } else if !access.contains(.read) {
      checker.report(DiagnosticText.neverRead(variable.name), variable.range)
    }
  }

  private func neverUsed(_ declared: Declared, assignedConstant: Bool) -> DiagnosticText {
    let variable = declared.variable
    switch declared.role {
    case .single: return .initializationNeverUsed(variable.name, isConstant: !variable.isMutable)
    case .condition: return .definedButNeverUsed(variable.name)
    case .pattern, .loop:
      return assignedConstant
        ? .constantNeverUsed(variable.name)
        : .neverUsed(variable.name, isConstant: !variable.isMutable, variable.range)
    }
  }

  private func companionsChange(_ variable: Variable) -> Bool {
    (companions[variable] ?? []).contains { accesses[$0]?.contains(.written) == true }
  }

  /// The `var` of a declaration of this variable alone.
  private func letRange(_ variable: Variable) -> TextRange? {
    guard let node = variable.syntax?.as(VariableDeclSyntax.self), node.bindings.count == 1 else { return nil }
    return node.bindingSpecifier.sourceRange
  }

  private func noteBranches(of statement: TypedStatement) {
    func last(_ statements: [TypedStatement]) {
      guard let statement = statements.last else { return }
      if case .expression(let node) = statement.kind { branchValues.insert(ObjectIdentifier(node)) } else { noteBranches(of: statement) }
    }
    switch statement.kind {
    case .ifStatement(_, let then, let otherwise):
      last(then)
      last(otherwise)
    case .switchStatement(let node): for item in node.cases { last(item.body) }
    case .doStatement(let body, let catches):
      last(body)
      for clause in catches { last(clause.body) }
    default: break
    }
  }

  override func leave(_ node: TypedExpression) { examine(node) }
}
