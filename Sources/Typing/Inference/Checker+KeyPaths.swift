import SwiftSyntax

/// Key paths: as functions, as values, and as subscripts.
extension Checker {
  /// `\Root.a.b`: a function where one is wanted, otherwise a `KeyPath`.
  func keyPath(_ node: KeyPathExprSyntax, _ expected: Type?, _ range: TextRange) -> TypedExpression {
    var wanted = expected.map(shallow)
    while let payload = wanted?.optionalPayload { wanted = shallow(payload) }
    var root = node.root.map { type($0) }
    if case .function(let function)? = wanted, function.parameters.count == 1 {
      return keyPathFunction(node, root ?? function.parameters[0].type, function, range)
    }
    if root == nil, case .nominal(let nominal, let arguments)? = wanted, isKeyPath(nominal), let first = arguments.first { root = first }
    guard let root, !isUnknown(root) else {
      report(DiagnosticText.keyPathWithoutRoot, range)
      return errorNode(range)
    }
    return keyPathValue(node, root, range)
  }

  private func isKeyPath(_ nominal: NominalType) -> Bool {
    nominal.origin == .native && nominal.name.hasSuffix("KeyPath")
  }

  /// `\.name` as `{ $0.name }`.
  private func keyPathFunction(_ node: KeyPathExprSyntax, _ root: Type, _ wanted: FunctionType, _ range: TextRange) -> TypedExpression {
    guard !isUnknown(root) else {
      report(DiagnosticText.keyPathWithoutRoot, range)
      return errorNode(range)
    }
    _ = unify(wanted.parameters[0].type, root)
    let parameter = Variable(name: "$0", type: root, isMutable: false, storage: .local, range: range)
    let value = follow(node, from: make(.variable(parameter), root, range))
    if isError(value.type) { return errorNode(range) }
    let result = isUnknown(wanted.result) ? value : coerce(value, to: wanted.result)
    if isUnknown(wanted.result) { _ = unify(wanted.result, value.type) }
    return function([parameter], returning: result, range)
  }

  private func function(_ parameters: [Variable], returning value: TypedExpression, _ range: TextRange) -> TypedExpression {
    let typed = TypedFunction(name: "key path", parameters: parameters, result: value.type, range: range)
    typed.body = [TypedStatement(.returnStatement(value), range: range)]
    return make(.closure(typed), .function(FunctionType(parameters.map(\.type), value.type)), range)
  }

  /// The place a key path leads to.
  private func follow(_ node: KeyPathExprSyntax, from base: TypedExpression) -> TypedExpression {
    let outer = chainLinked
    chainLinked = false
    defer { chainLinked = outer }
    var value = base
    for component in node.components {
      let range = component.sourceRange
      switch component.component {
      case .property(let property): value = keyPathProperty(property.declName, of: value, range)
      case .subscript(let access):
        value = subscriptCall(value, access.arguments.map(argument), nil, range)
      case .optional(let mark):
        guard let payload = shallow(value.type).optionalPayload else {
          report(DiagnosticText.chainOnNonOptional(display(value.type)), range)
          return errorNode(range)
        }
        if mark.questionOrExclamationMark.tokenKind == .exclamationMark {
          value = make(.forceUnwrap(value), payload, range)
        } else {
          chainLinked = true
          value = make(.chainLink(value), payload, range)
        }
      default:
        report(DiagnosticText.notInThisVersion("a method in a key path"), range)
        return errorNode(range)
      }
      if isError(value.type) { return value }
    }
    return chainLinked ? closedChain(value, node.sourceRange) : value
  }

  private func keyPathProperty(_ name: DeclReferenceExprSyntax, of value: TypedExpression, _ range: TextRange) -> TypedExpression {
    let text = name.baseName.identifierText
    if text == "self" { return value }
    if case .tuple(let elements) = shallow(value.type) { return tupleElement(value, elements, text, range, range) }
    guard let (receiver, found) = membersForAccess(text, of: value, at: range) else { return errorNode(range) }
    let result = member(text, of: receiver, found, nil, range)
    if case .property = result.kind { return result }
    if !isError(result.type) { report(DiagnosticText.keyPathToMethod(text), range) }
    return errorNode(range)
  }

  // MARK: Values

  /// A `KeyPath` holds a function that reads, and where the place can be written one that gives the root with the place written.
  private func keyPathValue(_ node: KeyPathExprSyntax, _ root: Type, _ range: TextRange) -> TypedExpression {
    let parameter = Variable(name: "root", type: root, isMutable: false, storage: .local, range: range)
    let value = follow(node, from: make(.variable(parameter), root, range))
    guard !isError(value.type) else { return errorNode(range) }
    let getter = function([parameter], returning: value, range)
    let changed = Variable(name: "root", type: root, isMutable: true, storage: .local, range: range)
    let place = follow(node, from: make(.variable(changed), root, range))
    let kind = keyPathKind(of: place)
    var setter = make(.none, .optional(getter.type), range)
    if kind != "KeyPath" { setter = make(.wrap(writer(parameter, changed, place, range)), setter.type, range) }
    guard case .type(let nominal)? = nativeEntities(kind).first else { return errorNode(range) }
    let text = make(.string("\\" + display(root) + node.components.map(\.trimmedDescription).joined()), .string, range)
    return make(
      .call(.init(KeyPathNatives.initializer, arguments: [getter, setter, text].map { .value($0) })),
      .nominal(nominal, [root, value.type]), range)
  }

  /// `{ (root, value) in var root = root; root.a.b = value; return root }`.
  private func writer(_ root: Variable, _ changed: Variable, _ place: TypedExpression, _ range: TextRange) -> TypedExpression {
    let given = Variable(name: "root", type: root.type, isMutable: false, storage: .local, range: range)
    let value = Variable(name: "value", type: place.type, isMutable: false, storage: .local, range: range)
    let written = make(.assign(place, make(.variable(value), place.type, range)), .void, range)
    let typed = TypedFunction(name: "key path", parameters: [given, value], result: root.type, range: range)
    typed.body = [
      TypedStatement(.variables(.variable(changed), make(.variable(given), root.type, range)), range: range),
      TypedStatement(.expression(written), range: range),
      TypedStatement(.returnStatement(make(.variable(changed), root.type, range)), range: range),
    ]
    return make(.closure(typed), .function(FunctionType([root.type, place.type], root.type)), range)
  }

  /// The class of a key path: what can be written, and whether the root must be a variable for that.
  private func keyPathKind(of place: TypedExpression) -> String {
    switch place.kind {
    case .variable: return "WritableKeyPath"
    case .property(let base?, let property, _):
      guard property.isMutable else { return "KeyPath" }
      return isClass(base.type) ? "ReferenceWritableKeyPath" : keyPathKind(of: base)
    case .subscriptElement(let base?, let property, _, _):
      guard property.isMutable else { return "KeyPath" }
      return isClass(base.type) ? "ReferenceWritableKeyPath" : keyPathKind(of: base)
    case .tupleElement(let base, _), .forceUnwrap(let base): return keyPathKind(of: base)
    default: return "KeyPath"
    }
  }

  // MARK: Subscripts

  /// `value[keyPath: path]`; nil for other subscripts.
  func keyPathSubscript(_ value: TypedExpression, _ arguments: [CallArgument], _ range: TextRange) -> TypedExpression? {
    guard arguments.count == 1, arguments[0].label == "keyPath" else { return nil }
    if let literal = arguments[0].syntax.as(KeyPathExprSyntax.self) {
      if let root = literal.root.map({ type($0) }), !unify(root, value.type), !isError(root) {
        report(DiagnosticText.keyPathRoot(display(root), display(value.type)), arguments[0].range)
        return errorNode(range)
      }
      return follow(literal, from: value)
    }
    let path = infer(arguments[0].syntax, nil)
    if isError(path.type) { return errorNode(range) }
    for ancestor in superclassChain(of: shallow(path.type)) {
      guard case .nominal(let nominal, let parts) = ancestor, nominal.name == "KeyPath", parts.count == 2 else { continue }
      guard let base = rooted(value, parts[0]) else {
        report(DiagnosticText.keyPathRoot(display(parts[0]), display(value.type)), path.range)
        return errorNode(range)
      }
      let access = TypedExpression.Access(typeArguments: [parts[0], parts[1]])
      let property = KeyPathNatives.access(shallow(path.type).nominal?.name ?? "KeyPath")
      return make(.subscriptElement(base: base, property, [.value(path)], access), parts[1], range)
    }
    report(mismatch(path, value.type), path.range)
    return errorNode(range)
  }

  private func rooted(_ value: TypedExpression, _ root: Type) -> TypedExpression? {
    unify(value.type, root) ? value : convert(value, to: root)
  }
}

/// What a key path does at run time: natives that no signature names.
enum KeyPathNatives {
  private static let range = TextRange(at: 0)
  private static let root = GenericParameter(name: "Root")
  private static let value = GenericParameter(name: "Value")

  nonisolated(unsafe) static let initializer: FunctionDeclaration = {
    let function = FunctionDeclaration(name: "init", kind: .function, range: range)
    function.parameters = ["getter", "setter", "text"].map { ParameterDeclaration(label: nil, name: $0, type: .any) }
    function.nativeKey = "KeyPath.init(_:_:_:)"
    return function
  }()

  nonisolated(unsafe) private static let readOnly = declaration(setter: nil)
  nonisolated(unsafe) private static let writable = declaration(setter: true)
  nonisolated(unsafe) private static let reference = declaration(setter: false)

  static func access(_ kind: String) -> PropertyDeclaration {
    switch kind {
    case "WritableKeyPath": writable
    case "ReferenceWritableKeyPath": reference
    default: readOnly
    }
  }

  /// `setter`: whether writing changes the root itself; nil where it cannot be written.
  private static func declaration(setter isMutating: Bool?) -> PropertyDeclaration {
    let path = ParameterDeclaration(label: "keyPath", name: "path", type: .any)
    let getter = FunctionDeclaration(name: "subscript", kind: .getter, range: range)
    getter.parameters = [path]
    getter.result = .parameter(value)
    getter.nativeKey = "KeyPath.read"
    var setter: FunctionDeclaration?
    if let isMutating {
      let function = FunctionDeclaration(name: "subscript", kind: .setter, range: range)
      function.parameters = [path, ParameterDeclaration(label: nil, name: "newValue", type: .parameter(value))]
      function.nativeKey = isMutating ? "KeyPath.write" : "KeyPath.writeObject"
      function.isMutating = isMutating
      setter = function
    }
    let property = PropertyDeclaration(
      name: "subscript", type: .parameter(value), isStatic: false, isMutable: setter != nil,
      implementation: .computed(getter: getter, setter: setter), range: range)
    property.parameters = [path]
    property.generics.parameters = [root, value]
    return property
  }
}
