internal import SourceText
internal import SwiftSyntax

/// Refuses what parses as Swift but is outside the notebook language, each by its name.
final class SubsetChecker: SyntaxVisitor {
  private let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private let sourcePositions: Set<String> = ["file", "fileID", "filePath", "line", "column", "function"]

  init(file: SourceFile) {
    self.file = file
    super.init(viewMode: .sourceAccurate)
  }

  private func refuse(_ construct: Refusal, at node: some SyntaxProtocol, fixIts: [Diagnostic.FixIt] = []) {
    report(construct.identifier, construct.message, node.sourceRange, fixIts: fixIts)
  }

  private func report(
    _ identifier: String, _ message: String, _ range: SourceRange, fixIts: [Diagnostic.FixIt] = []
  ) {
    diagnostics.append(
      Diagnostic(identifier: identifier, message: message, file: file, range: range, fixIts: fixIts))
  }

  // MARK: Declarations

  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    let module = node.path.first?.name.text ?? ""
    if !ImportedModules.accepted.contains(module) {
      let whole = node.path.map(\.name.text).joined(separator: ".")
      report("unknown-module", ImportedModules.advice(for: module), node.sourceRange,
        fixIts: [.remove(node.sourceRange, "remove 'import \(whole)'")])
    }
    return .skipChildren
  }

  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    refuse(.actor, at: node.actorKeyword)
    return .skipChildren
  }

  override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind {
    refuse(.macroDeclaration, at: node.macroKeyword)
    return .skipChildren
  }

  override func visit(_ node: MacroExpansionDeclSyntax) -> SyntaxVisitorContinueKind {
    refuse(.macro(node.macroName.text), at: node.macroName)
    return .skipChildren
  }

  override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
    if !sourcePositions.contains(node.macroName.text) { refuse(.macro(node.macroName.text), at: node) }
    return .skipChildren
  }

  override func visit(_ node: AvailabilityConditionSyntax) -> SyntaxVisitorContinueKind {
    refuse(.availability, at: node)
    return .skipChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.body == nil, !isProtocolRequirement(node) {
      report(
        "missing-body", "expected '{' in body of function '\(node.name.text)'",
        SourceRange(at: node.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    if isStatement(node) { report("misplaced-member", "deinitializers may only be declared within a class", node.deinitKeyword.sourceRange) }
    return .visitChildren
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    if isStatement(node) { report("misplaced-member", "'subscript' functions may only be declared within a type", node.subscriptKeyword.sourceRange) }
    return .visitChildren
  }

  private func isStatement(_ node: some SyntaxProtocol) -> Bool { node.parent?.is(CodeBlockItemSyntax.self) == true }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    if isStatement(node) { report("misplaced-member", "initializers may only be declared within a type", node.initKeyword.sourceRange) }
    if node.body == nil, !isProtocolRequirement(node) {
      report(
        "missing-body", "expected '{' in body of initializer",
        SourceRange(at: node.endPositionBeforeTrailingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  private func isProtocolRequirement(_ node: some SyntaxProtocol) -> Bool {
    // member -> member list -> member block -> protocol
    node.parent?.parent?.parent?.parent?.is(ProtocolDeclSyntax.self) == true
  }

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
    let name = node.attributeName.trimmedDescription
    if let refusal = Refusal.attribute(name, onVariable: isOnVariable(node)) {
      refuse(refusal, at: node)
      return .skipChildren
    }
    return .visitChildren
  }

  private func isOnVariable(_ node: AttributeSyntax) -> Bool {
    node.parent?.parent?.is(VariableDeclSyntax.self) == true
  }

  override func visit(_ node: DeclModifierSyntax) -> SyntaxVisitorContinueKind {
    switch node.name.text {
    case "distributed", "nonisolated", "isolated", "async": refuse(.concurrency(node.name.text), at: node)
    case "dynamic": refuse(.objectiveC("dynamic"), at: node)
    case "static", "class", "override", "mutating", "nonmutating", "convenience", "required":
      if !isOnMember(node) { report("misplaced-modifier", "'\(node.name.text)' can only be written on members of a type", node.sourceRange) }
    default: break
    }
    return .skipChildren
  }

  /// Whether the declaration stands in the braces of a type.
  private func isOnMember(_ node: DeclModifierSyntax) -> Bool {
    guard let declaration = node.parent?.parent else { return true }
    // An accessor's own, as in `mutating get`.
    if declaration.is(AccessorDeclSyntax.self) { return true }
    return declaration.parent?.is(CodeBlockItemSyntax.self) != true
  }

  // MARK: Concurrency

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.concurrency("await"), at: node.awaitKeyword, fixIts: [
      .remove(
        SourceRange(node.awaitKeyword.sourceRange.lowerBound, node.expression.sourceRange.lowerBound),
        "remove 'await'")
    ])
    return .visitChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if let keyword = node.awaitKeyword { refuse(.concurrency("await"), at: keyword) }
    return .visitChildren
  }

  override func visit(_ node: FunctionEffectSpecifiersSyntax) -> SyntaxVisitorContinueKind {
    if let keyword = node.asyncSpecifier { refuse(.concurrency("async"), at: keyword) }
    return .visitChildren
  }

  override func visit(_ node: TypeEffectSpecifiersSyntax) -> SyntaxVisitorContinueKind {
    if let keyword = node.asyncSpecifier { refuse(.concurrency("async"), at: keyword) }
    return .visitChildren
  }

  override func visit(_ node: AccessorEffectSpecifiersSyntax) -> SyntaxVisitorContinueKind {
    if let keyword = node.asyncSpecifier { refuse(.concurrency("async"), at: keyword) }
    return .visitChildren
  }

  // MARK: Types

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    if Refusal.isUnsafeName(node.name.text) { refuse(.unsafePointer(node.name.text), at: node.name) }
    if node.name.text == "None" {
      report("python-is", "'is None' is written '== nil'", node.sourceRange)
    }
    return .visitChildren
  }

  override func visit(_ node: SuppressedTypeSyntax) -> SyntaxVisitorContinueKind {
    refuse(.noncopyable, at: node)
    return .skipChildren
  }

  override func visit(_ node: PackExpansionTypeSyntax) -> SyntaxVisitorContinueKind {
    refuse(.parameterPack, at: node)
    return .skipChildren
  }

  override func visit(_ node: InlineArrayTypeSyntax) -> SyntaxVisitorContinueKind {
    refuse(.notInThisVersion("inline arrays '[N of T]'", "an array '[T]'"), at: node)
    return .skipChildren
  }

  override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
    if let keyword = node.specifier { refuse(.parameterPack, at: keyword) }
    return .visitChildren
  }

  // MARK: Expressions

  override func visit(_ node: RegexLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.regex, at: node)
    return .skipChildren
  }

  override func visit(_ node: PackExpansionExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.parameterPack, at: node)
    return .skipChildren
  }

  override func visit(_ node: UnsafeExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.unsafeExpression, at: node.unsafeKeyword)
    return .visitChildren
  }

  override func visit(_ node: ConsumeExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.ownership("consume"), at: node.consumeKeyword)
    return .visitChildren
  }

  override func visit(_ node: BorrowExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.ownership("borrow"), at: node.borrowKeyword)
    return .visitChildren
  }

  override func visit(_ node: CopyExprSyntax) -> SyntaxVisitorContinueKind {
    refuse(.ownership("copy"), at: node.copyKeyword)
    return .visitChildren
  }

  override func visit(_ node: EditorPlaceholderExprSyntax) -> SyntaxVisitorContinueKind {
    report("editor-placeholder", "an editor placeholder stands where a value is expected", node.sourceRange)
    return .skipChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.baseName.text
    if Refusal.isUnsafeName(name) { refuse(.unsafePointer(name), at: node.baseName) }
    if let swift = PythonNames.constants[name], !isMemberName(node) {
      report(
        "python-constant", "'\(name)' is written '\(swift)' in Swift", node.sourceRange,
        fixIts: [.replace(node.sourceRange, with: swift)])
    }
    return .visitChildren
  }

  private func isMemberName(_ node: DeclReferenceExprSyntax) -> Bool {
    guard let access = node.parent?.as(MemberAccessExprSyntax.self) else { return false }
    return access.declName == node
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let sign = node.operator.text
    if sign.hasPrefix("%") {
      report(
        "jupyter-magic",
        "'\(node.trimmedDescription)' is an IPython magic; this kernel has none, and plots and timing need none: remove the line",
        node.sourceRange)
      return .skipChildren
    }
    if sign == "**" || sign == "*", node.parent?.is(LabeledExprSyntax.self) == true {
      report(
        "python-unpacking",
        "Swift has no '\(sign)' before an argument: list the arguments one by one", node.sourceRange)
      return .skipChildren
    }
    return .visitChildren
  }

  /// `f(epochs=5)`: an assignment is never an argument in Swift, so this is Python's keyword argument.
  override func visit(_ node: LabeledExprSyntax) -> SyntaxVisitorContinueKind {
    guard node.label == nil, let sequence = node.expression.as(SequenceExprSyntax.self) else {
      return .visitChildren
    }
    let elements = Array(sequence.elements)
    guard elements.count >= 3, let name = elements[0].as(DeclReferenceExprSyntax.self)?.baseName.text,
      elements[1].is(AssignmentExprSyntax.self), node.parent?.parent?.is(FunctionCallExprSyntax.self) == true
    else { return .visitChildren }
    let function = node.parent?.parent?.as(FunctionCallExprSyntax.self)?.calledExpression.trimmedDescription ?? ""
    let label = PythonNames.label(name, of: function)
    let range = SourceRange(elements[0].sourceRange.lowerBound, elements[2].sourceRange.lowerBound)
    report(
      "python-argument", "an argument is written '\(label): value' in Swift",
      SourceRange(range.lowerBound, elements[1].sourceRange.upperBound),
      fixIts: [.replace(range, with: label + ": ")])
    for element in elements.dropFirst(2) { walk(element) }
    return .skipChildren
  }
}
