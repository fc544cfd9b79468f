extension Specializer {
  /// The type as the lowering knows it: generic types of the notebook with their arguments become types of their own.
  package func concrete(_ type: Type) -> Type {
    switch type {
    case .nominal(let nominal, let arguments):
      if nominal.origin == .notebook, isMadeAnew(nominal) { return .nominal(specialized(nominal, arguments), []) }
      return arguments.isEmpty ? type : .nominal(nominal, arguments.map(concrete))
    case .tuple(let elements):
      return elements.isEmpty ? type : .tuple(elements.map { .init(label: $0.label, type: concrete($0.type)) })
    case .function(var function):
      for index in function.parameters.indices { function.parameters[index].type = concrete(function.parameters[index].type) }
      function.result = concrete(function.result)
      function.thrownType = function.thrownType.map(concrete)
      return .function(function)
    case .metatype(let inner): return .metatype(concrete(inner))
    case .existential, .parameter, .dependent, .variable, .error: return type
    }
  }

  /// The type as the checker knows it.
  package func written(_ type: Type) -> Type {
    switch type {
    case .nominal(let nominal, let arguments):
      if let made = nominal.specialization { return .nominal(made.generic, made.arguments) }
      return arguments.isEmpty ? type : .nominal(nominal, arguments.map(written))
    case .tuple(let elements):
      return elements.isEmpty ? type : .tuple(elements.map { .init(label: $0.label, type: written($0.type)) })
    case .function(var function):
      for index in function.parameters.indices { function.parameters[index].type = written(function.parameters[index].type) }
      function.result = written(function.result)
      function.thrownType = function.thrownType.map(written)
      return .function(function)
    case .metatype(let inner): return .metatype(written(inner))
    case .existential, .parameter, .dependent, .variable, .error: return type
    }
  }

  /// Whether the lowering knows another type in the place of this one: generic ones and those that inherit from one.
  package func isMadeAnew(_ nominal: NominalType) -> Bool {
    guard nominal.origin == .notebook, nominal.specialization == nil, nominal.kind != .protocolType else { return false }
    if !nominal.generics.parameters.isEmpty { return true }
    return nominal.superclass?.nominal.map(isMadeAnew) ?? false
  }

  func specialized(_ nominal: NominalType, _ arguments: [Type]) -> NominalType {
    let arguments = arguments.map(written)
    let key = TypeKey(type: nominal, arguments: arguments)
    if let known = types[key] { return known }
    let made = NominalType(name: nominal.name(arguments), kind: nominal.kind, origin: .notebook)
    types[key] = made
    made.specialization = .init(generic: nominal, arguments: arguments)
    made.module = nominal.module
    made.representation = nominal.representation
    made.isOpen = nominal.isOpen
    guard isReasonable(arguments, nominal.name) else { return made }
    let map = Dictionary(zip(nominal.generics.parameters, arguments), uniquingKeysWith: { first, _ in first })
    let body = BodySpecializer(self, map)
    made.superclass = nominal.superclass.map(body.type)
    made.cases = nominal.cases.map { item in
      let copy = EnumCase(
        name: item.name, index: item.index, payload: item.payload.map { .init(label: $0.label, type: body.type($0.type)) })
      copy.rawValue = item.rawValue.map(body.expression)
      return copy
    }
    if let layout = nominal.layout { made.layout = specialized(layout, made, arguments, body) }
    return made
  }

  /// Members are made without their code and types: a method may well give `Stack<[T]>` of a `Stack<T>`.
  private func specialized(
    _ layout: NotebookTypeDeclaration, _ type: NominalType, _ arguments: [Type], _ body: BodySpecializer
  ) -> NotebookTypeDeclaration {
    let made = NotebookTypeDeclaration(type: type, range: layout.range)
    // Members of `extension Pair where A: Equatable` are there only for such pairs.
    func isThere(_ generics: GenericSignature, _ requirements: [GenericSignature.Requirement]) -> Bool {
      generics.parameters.isEmpty && (requirements.isEmpty || checker.witnesses.hold(requirements, body.map))
    }
    func functions(_ all: [FunctionDeclaration]) -> [FunctionDeclaration] {
      all.filter { isThere($0.generics, $0.ownerRequirements) }.map { function($0, arguments) }
    }
    func properties(_ all: [PropertyDeclaration]) -> [PropertyDeclaration] {
      all.filter { isThere($0.generics, $0.ownerRequirements) }.map { property($0, arguments) }
    }
    made.storedProperties = layout.storedProperties.map { use($0, arguments) }
    made.computedProperties = properties(layout.computedProperties)
    made.methods = functions(layout.methods)
    made.initializers = functions(layout.initializers)
    made.subscripts = properties(layout.subscripts)
    made.deinitializer = layout.deinitializer.map(body.function)
    return made
  }

  // MARK: Properties

  /// A property whose type is put in as well, for code that reads or writes it.
  func use(_ property: PropertyDeclaration, _ arguments: [Type]) -> PropertyDeclaration {
    let made = self.property(property, arguments)
    guard made !== property else { return property }
    let parameters = (property.owner?.generics.parameters ?? []) + property.generics.parameters
    let map = Dictionary(zip(parameters, arguments.map(written)), uniquingKeysWith: { first, _ in first })
    made.type = BodySpecializer(self, map).type(property.type)
    return made
  }

  private func property(_ property: PropertyDeclaration, _ arguments: [Type]) -> PropertyDeclaration {
    guard let owner = property.owner, !property.isRequirement else { return property }
    if case .global = property.implementation { return property }
    if case .computed(let getter, _) = property.implementation, getter.nativeKey != nil { return property }
    guard !owner.generics.parameters.isEmpty || !property.generics.parameters.isEmpty || isMadeAnew(owner) else { return property }
    let arguments = arguments.map(written)
    let key = PropertyKey(property: ObjectIdentifier(property), arguments: arguments)
    if let known = properties[key] { return known }
    let made = property.copy()
    properties[key] = made
    made.generics = .none
    made.ownerRequirements = []
    made.owner = concrete(owner.kind == .protocolType ? arguments[0] : .nominal(owner, Array(arguments.prefix(owner.generics.parameters.count)))).nominal
    switch property.implementation {
    case .computed(let getter, let setter):
      made.implementation = .computed(getter: function(getter, arguments), setter: setter.map { function($0, arguments) })
      made.storage = property.storage.map { self.property($0, arguments) }
      made.changeObserver = property.changeObserver.map { function($0, arguments) }
    case .stored:
      let map = Dictionary(zip(owner.generics.parameters, arguments), uniquingKeysWith: { first, _ in first })
      complete(made, BodySpecializer(self, map))
    case .global: break
    }
    return made
  }

  func complete(_ property: PropertyDeclaration, _ body: BodySpecializer) {
    property.initialValue = property.initialValue.map(body.expression)
  }
}

extension NominalType {
  /// With its arguments as Swift prints them: `List<Int>.Node`.
  package func name(_ arguments: [Type], _ describe: (Type) -> String = { $0.runtimeName }) -> String {
    let inherited = outer?.generics.parameters.count ?? 0
    let own = arguments.dropFirst(inherited)
    let list = own.isEmpty ? "" : "<" + own.map(describe).joined(separator: ", ") + ">"
    guard inherited > 0, let outer else { return name + list }
    return outer.name(Array(arguments.prefix(inherited)), describe) + "." + baseName + list
  }
}

extension Type {
  /// As Swift prints it when the program runs: `Array<Int>`, not `[Int]`.
  var runtimeName: String {
    switch self {
    case .nominal(let nominal, let arguments):
      nominal.name(arguments)
    case .tuple(let elements):
      "(" + elements.map { ($0.label.map { "\($0): " } ?? "") + $0.type.runtimeName }.joined(separator: ", ") + ")"
    case .function(let function):
      "(" + function.parameters.map { ($0.isInout ? "inout " : "") + $0.type.runtimeName }.joined(separator: ", ") + ")"
        + (function.throwsErrors ? " throws" + (function.thrownType.map { "(\($0.runtimeName))" } ?? "") : "") + " -> " + function.result.runtimeName
    case .metatype(let inner): inner.runtimeName + ".Type"
    case .existential(let protocols): protocols.isEmpty ? "Any" : protocols.map(\.name).joined(separator: " & ")
    case .parameter, .dependent, .variable, .error: description
    }
  }
}
