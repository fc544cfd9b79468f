import SwiftSyntax

// Properties that are stored and still have accessors: lazy, observed and overridden ones. Behind each stands a stored
// property; the accessors are ordinary functions made here, so that nothing after the checker knows the difference.

extension Checker {
  /// Getter and setter without bodies yet.
  func makeAccessors(_ property: PropertyDeclaration, readsMutating: Bool) {
    let getter = FunctionDeclaration(name: property.name, kind: property.isStatic ? .staticMethod : .getter, range: property.range)
    getter.result = property.type
    getter.owner = property.owner
    getter.ownerRequirements = property.ownerRequirements
    getter.isMutating = readsMutating && property.owner?.kind != .classType
    let isMutable = property.isMutable
    property.implementation = .computed(getter: getter, setter: nil)
    if isMutable { makeSettable(property) }
  }

  /// Puts a stored property behind accessors; the field keeps its name and value.
  func moveToStorage(_ property: PropertyDeclaration) {
    let storage = PropertyDeclaration(
      name: property.name, type: property.type, isStatic: property.isStatic, isMutable: property.isMutable,
      implementation: property.implementation, range: property.range)
    storage.owner = property.owner
    storage.ownerRequirements = property.ownerRequirements
    storage.initialValue = property.initialValue
    storage.ownership = property.ownership
    storage.isPrivate = property.isPrivate
    property.storage = storage
    if let layout = property.owner?.layout {
      layout.storedProperties = layout.storedProperties.map { $0 === property ? storage : $0 }
      layout.computedProperties.append(property)
    }
    makeAccessors(property, readsMutating: false)
  }

  /// `lazy var`: the field holds an optional, nil until the value is asked for.
  func lazyProperty(_ property: PropertyDeclaration) {
    let storage = PropertyDeclaration(
      name: "$__lazy_storage_$_" + property.name, type: .optional(property.type), isStatic: false, isMutable: true,
      implementation: .stored(index: 0), range: property.range)
    storage.owner = property.owner
    storage.initialValue = make(.none, storage.type, property.range)
    storage.memberwiseLabel = property.name
    property.storage = storage
    property.owner?.layout?.storedProperties.append(storage)
    property.owner?.layout?.computedProperties.append(property)
    makeAccessors(property, readsMutating: true)
  }

  func checkProperties(_ node: VariableDeclSyntax, _ owner: NominalType) {
    for binding in node.bindings {
      guard let property = propertyNodes[binding.id], case .computed(let getter, let setter) = property.implementation else { continue }
      if property.isLazy, let value = binding.initializer?.value {
        let observers = binding.accessorBlock.map { self.observers(property, $0, owner) }
        fillLazyAccessors(property, value, owner, willSet: observers?.willSet, didSet: observers?.didSet)
      } else if let block = binding.accessorBlock {
        checkAccessors(property, getter, setter, block, owner)
      }
    }
  }

  private func checkAccessors(
    _ property: PropertyDeclaration, _ getter: FunctionDeclaration, _ setter: FunctionDeclaration?, _ block: AccessorBlockSyntax,
    _ owner: NominalType
  ) {
    guard case .accessors(let list) = block.accessors else {
      if case .getter(let items) = block.accessors { checkBody(of: getter, items, at: block.rightBrace.sourceRange) }
      return
    }
    var observers: [FunctionDeclaration?] = [nil, nil]
    for accessor in list {
      guard let body = accessor.body else { continue }
      switch accessor.accessorSpecifier.tokenKind {
      case .keyword(.get): checkBody(of: getter, body.statements, at: body.rightBrace.sourceRange)
      case .keyword(.set): if let setter { checkBody(of: setter, body.statements, at: body.rightBrace.sourceRange) }
      case .keyword(.willSet): observers[0] = observer(property, accessor, body, owner)
      case .keyword(.didSet): observers[1] = observer(property, accessor, body, owner)
      default: report(DiagnosticText.unsupportedStatement(accessor.accessorSpecifier.text), accessor.accessorSpecifier.sourceRange)
      }
    }
    guard observers.contains(where: { $0 != nil }) else { return }
    fillAccessors(property, willSet: observers[0], didSet: observers[1])
  }

  private func observers(
    _ property: PropertyDeclaration, _ block: AccessorBlockSyntax, _ owner: NominalType
  ) -> (willSet: FunctionDeclaration?, didSet: FunctionDeclaration?) {
    guard case .accessors(let list) = block.accessors else { return (nil, nil) }
    func observer(_ keyword: Keyword) -> FunctionDeclaration? {
      list.first { $0.accessorSpecifier.tokenKind == .keyword(keyword) }.flatMap { accessor in
        accessor.body.map { self.observer(property, accessor, $0, owner) }
      }
    }
    return (observer(.willSet), observer(.didSet))
  }

  /// The body of `willSet` or `didSet`. A `didSet` that does not look at the old value takes no parameter.
  private func observer(
    _ property: PropertyDeclaration, _ accessor: AccessorDeclSyntax, _ body: CodeBlockSyntax, _ owner: NominalType
  ) -> FunctionDeclaration {
    let isWill = accessor.accessorSpecifier.tokenKind == .keyword(.willSet)
    let function = FunctionDeclaration(
      name: "\(property.name).\(accessor.accessorSpecifier.text)", kind: property.isStatic ? .staticMethod : .setter, range: property.range)
    function.owner = owner
    function.ownerRequirements = property.ownerRequirements
    function.isMutating = owner.kind != .classType && !property.isStatic
    let name = accessor.parameters?.name.identifierText ?? (isWill ? "newValue" : "oldValue")
    let asks = isWill || accessor.parameters != nil
      || body.tokens(viewMode: .sourceAccurate).contains { $0.identifierText == name }
    if asks { function.parameters = [ParameterDeclaration(label: nil, name: name, type: property.type)] }
    // A lazy property is seen with its accessors even by its observers.
    observed = property.isLazy ? nil : property
    checkBody(of: function, body.statements, at: body.rightBrace.sourceRange)
    observed = nil
    owner.layout?.observers.append(function)
    return function
  }

  /// `get { storage }` and `set { let old = storage; willSet(new); storage = new; didSet(old) }`.
  func fillAccessors(_ property: PropertyDeclaration, willSet: FunctionDeclaration?, didSet: FunctionDeclaration?) {
    guard case .computed(let getter, let setter) = property.implementation else { return }
    let range = property.range
    let getterSelf = selfVariable(for: getter)
    getter.body = made(getter, getterSelf, [
      TypedStatement(.returnStatement(stored(property, getterSelf)), range: range)
    ])
    guard let setter else { return }
    let me = selfVariable(for: setter)
    let new = Variable(name: "newValue", type: property.type, isMutable: false, storage: .local, range: range)
    var body: [TypedStatement] = []
    var old: Variable?
    if let didSet, !didSet.parameters.isEmpty {
      let variable = Variable(name: "oldValue", type: property.type, isMutable: false, storage: .local, range: range)
      body.append(TypedStatement(.variables(.variable(variable), stored(property, me)), range: range))
      old = variable
    }
    if let willSet { body.append(call(willSet, me, new)) }
    let value = make(.variable(new), new.type, range)
    body.append(TypedStatement(.expression(make(.assign(stored(property, me), value), .void, range)), range: range))
    if let didSet { body.append(call(didSet, me, old)) }
    setter.body = made(setter, me, body, parameters: [new])
    if willSet == nil, let didSet, didSet.parameters.isEmpty, property.storage != nil { property.changeObserver = didSet }
  }

  /// `get { if let storage { return storage }; let new = value; storage = new; return new }`, `set { storage = new }` with what
  /// observes it around.
  private func fillLazyAccessors(
    _ property: PropertyDeclaration, _ syntax: ExprSyntax, _ owner: NominalType, willSet: FunctionDeclaration?,
    didSet: FunctionDeclaration?
  ) {
    guard case .computed(let getter, let setter) = property.implementation, let storage = property.storage else { return }
    let value = property.initialValue ?? initialValue(syntax, property.type, owner, isStatic: false, isLazy: true)
    let me = lazySelves[syntax.id]
    let range = property.range
    func variable(_ name: String) -> Variable {
      Variable(name: name, type: property.type, isMutable: false, storage: .local, range: range)
    }
    func read(_ variable: Variable) -> TypedExpression { make(.variable(variable), variable.type, range) }
    func store(_ variable: Variable, _ me: Variable?) -> TypedStatement {
      let some = make(.wrap(read(variable)), storage.type, range)
      return TypedStatement(.expression(make(.assign(field(storage, me), some), .void, range)), range: range)
    }
    let (cached, new) = (variable("cached"), variable("new"))
    getter.body = made(getter, me, [
      TypedStatement(
        .ifStatement(
          [.binding(cached, field(storage, me))],
          then: [TypedStatement(.returnStatement(read(cached)), range: range)], otherwise: []),
        range: range),
      TypedStatement(.variables(.variable(new), value), range: syntax.sourceRange),
      store(new, me),
      TypedStatement(.returnStatement(read(new)), range: range),
    ])
    guard let setter else { return }
    let (setterSelf, assigned) = (selfVariable(for: setter), variable("newValue"))
    var body: [TypedStatement] = []
    var old: Variable?
    if let didSet, !didSet.parameters.isEmpty {
      let held = variable("oldValue")
      let access = TypedExpression.Access(typeArguments: ownArguments(property.owner))
      let base = setterSelf.map { make(.variable($0), $0.type, range) }
      body.append(TypedStatement(.variables(.variable(held), make(.property(base: base, property, access), property.type, range)), range: range))
      old = held
    }
    if let willSet { body.append(call(willSet, setterSelf, assigned)) }
    body.append(store(assigned, setterSelf))
    if let didSet { body.append(call(didSet, setterSelf, old)) }
    setter.body = made(setter, setterSelf, body, parameters: [assigned])
  }

  private func made(
    _ function: FunctionDeclaration, _ me: Variable?, _ body: [TypedStatement], parameters: [Variable] = []
  ) -> TypedFunction {
    let typed = TypedFunction(
      name: function.owner.map { "\($0.name).\(function.name)" } ?? function.name, parameters: parameters, selfVariable: me,
      result: function.result, range: function.range)
    typed.genericParameters = function.owner?.generics.parameters ?? []
    typed.body = body
    return typed
  }

  private func call(_ observer: FunctionDeclaration, _ me: Variable?, _ argument: Variable?) -> TypedStatement {
    let range = observer.range
    let call = TypedExpression.Call(
      observer, receiver: me.map { make(.variable($0), $0.type, range) },
      arguments: argument.map { [.value(make(.variable($0), $0.type, range))] } ?? [], typeArguments: ownArguments(observer.owner))
    return TypedStatement(.expression(make(.call(call), .void, range)), range: range)
  }

  /// What the accessors of a property stand for: its field, or the property it overrides.
  private func stored(_ property: PropertyDeclaration, _ me: Variable?) -> TypedExpression {
    if let storage = property.storage { return field(storage, me) }
    guard let me, let other = property.overridden, let parent = superclassOfSelf(me.type) else { return errorNode(property.range) }
    let base = make(.upcast(make(.variable(me), me.type, property.range)), parent, property.range)
    base.isSuper = true
    let access = TypedExpression.Access(typeArguments: ownArguments(other.owner), dispatch: .superclass)
    return make(.property(base: base, other, access), property.type, property.range)
  }

  private func field(_ storage: PropertyDeclaration, _ me: Variable?) -> TypedExpression {
    if case .global(let variable) = storage.implementation { return make(.variable(variable), variable.type, storage.range) }
    let base = me.map { make(.variable($0), $0.type, storage.range) }
    return make(.property(base: base, storage, TypedExpression.Access(typeArguments: ownArguments(storage.owner))), storage.type, storage.range)
  }

  private func ownArguments(_ owner: NominalType?) -> [Type] { owner?.generics.parameters.map { .parameter($0) } ?? [] }

  /// A property seen without its accessors: by the initializers of its type, and by its own observers.
  func storageRead(_ property: PropertyDeclaration, _ base: TypedExpression?, _ range: TextRange) -> TypedExpression? {
    let isObserver = function.observed === property
    guard isObserver || property.storage != nil && !property.isLazy && function.isInitializer else { return nil }
    guard !property.isStatic else { return isObserver ? stored(property, nil) : nil }
    guard let base, case .variable(let variable) = base.kind, variable === function.selfVariable,
      variable.type.nominal === property.owner
    else { return nil }
    let node = stored(property, variable)
    let found = make(node.kind, node.type, range)
    found.isImplicitlyUnwrapped = property.isImplicitlyUnwrapped
    return found
  }

  // MARK: weak and unowned

  /// What the modifiers say about keeping the object alive.
  func ownership(_ node: VariableDeclSyntax, _ type: Type) -> Variable.Ownership {
    for modifier in node.modifiers {
      let word = modifier.name.text
      guard word == "weak" || word == "unowned" else { continue }
      if !isObject(type) {
        report(DiagnosticText.weakNonClass(word, display(type)), modifier.name.sourceRange)
        return .strong
      }
      guard word == "weak" else { return .unowned }
      if type.optionalPayload == nil, node.bindings.contains(where: { $0.typeAnnotation != nil }) {
        report(DiagnosticText.weakNonOptional(display(type)), modifier.name.sourceRange)
      }
      return .weak
    }
    return .strong
  }

  /// Whether values are references to objects, or optionals of them.
  func isObject(_ type: Type) -> Bool {
    let type = shallow(type)
    if isError(type) || isUnknown(type) { return true }
    let payload = type.optionalPayload.map { shallow($0) } ?? type
    switch payload {
    case .nominal(let nominal, _): return nominal.kind == .classType
    case .existential(let protocols): return protocols.contains { isClassBound($0) }
    case .parameter: return isClassConstrained(payload)
    default: return false
    }
  }

  private func isClassConstrained(_ type: Type) -> Bool {
    constraints(of: type).contains { isClassBound($0) }
      || genericContext.contains { if case .inherits(let subject, _) = $0 { subject == type } else { false } }
  }
}
