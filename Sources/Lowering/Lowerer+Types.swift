internal import Bytecode
internal import Typing

extension Lowerer {
  /// What the machine needs to know of a type.
  func descriptor(of type: Type) -> TypeDescriptor {
    switch type {
    case .nominal(let nominal, let arguments):
      if let known = tables.dispatch.descriptors[type] { return known }
      let descriptor = descriptor(of: nominal, arguments)
      tables.dispatch.descriptors[type] = descriptor
      note(type, descriptor)
      return descriptor
    case .tuple(let elements):
      return .tuple(elements.map { .init(label: $0.label, type: descriptor(of: $0.type)) })
    case .function(let function):
      return .function(function.parameters.map { descriptor(of: $0.type) }, descriptor(of: function.result))
    case .metatype(let type): return .metatype(descriptor(of: type))
    case .existential(let protocols): return existentialDescriptor(protocols)
    case .parameter, .dependent, .variable, .error: return .any
    }
  }

  private func descriptor(of nominal: NominalType, _ arguments: [Type]) -> TypeDescriptor {
    if nominal.origin == .notebook {
      let made = specializer.concrete(.nominal(nominal, arguments)).nominal ?? nominal
      return .notebook(notebookType(made))
    }
    let arguments = arguments.map { descriptor(of: $0) }
    if let scalar = Self.scalars[nominal] { return scalar }
    switch nominal {
    case .array: return .array(arguments[0])
    case .set: return .set(arguments[0])
    case .dictionary: return .dictionary(arguments[0], arguments[1])
    case .optional: return .optional(arguments[0])
    case .range: return .range(arguments[0])
    case .closedRange: return .closedRange(arguments[0])
    default: return .native(nominal.name, arguments, representation: Self.representation(of: nominal))
    }
  }

  private static let scalars: [NominalType: TypeDescriptor] = [
    .int: .int, .int8: .int8, .int16: .int16, .int32: .int32, .int64: .int64, .uint: .uint, .uint8: .uint8,
    .uint16: .uint16, .uint32: .uint32, .uint64: .uint64, .double: .double, .float: .float, .bool: .bool,
    .string: .string, .character: .character, .substring: .substring, .never: .never,
  ]

  private static func representation(of nominal: NominalType) -> SlotRepresentation {
    switch nominal.representation {
    case .int: .int
    case .double: .double
    case .float: .float
    case .bool: .bool
    case .reference: .reference
    }
  }

  /// The machine's view of a notebook type; its methods get their numbers here and are lowered with the unit.
  func notebookType(_ nominal: NominalType) -> NotebookType {
    if let known = tables.types[nominal] { return known }
    let kind: NotebookType.Kind =
      switch nominal.kind {
      case .classType, .protocolType: .classType
      case .structure: .structure
      case .enumeration: .enumeration
      }
    let type = NotebookType(name: nominal.name, kind: kind, qualifiedName: qualifiedName(nominal))
    tables.types[nominal] = type
    specializer.complete(nominal)
    tables.typeNumbers[nominal] = unit.end.types
    unit.types.append(type)
    fillIn(type, nominal)
    // Objects of the class, or the class itself, may turn up where only a superclass is known.
    if nominal.kind == .classType { _ = descriptor(of: nominal.declaredType) }
    return type
  }

  /// With its module; of a type with arguments the name in front of them, which are then named with their modules.
  private func qualifiedName(_ nominal: NominalType) -> String {
    guard let made = nominal.specialization, !made.arguments.isEmpty else { return nominal.module + "." + nominal.name }
    return nominal.module + "." + made.generic.name(made.arguments) { descriptor(of: $0).reflectedName }
  }

  private func fillIn(_ type: NotebookType, _ nominal: NominalType) {
    if let parent = nominal.superclass?.nominal {
      if parent.origin == .notebook {
        let superclass = notebookType(parent)
        type.superclass = superclass
        type.isNativeRooted = superclass.isNativeRooted
        type.fields = superclass.fields
        type.methods = superclass.methods
        type.overrides = superclass.overrides
        type.equality = superclass.equality
        type.hashing = superclass.hashing
        type.ordering = superclass.ordering
      } else {
        type.isNativeRooted = true
      }
    }
    guard let layout = nominal.layout else { return }
    for property in layout.storedProperties {
      let held = descriptor(of: property.type)
      type.fields.append(.init(name: property.name, type: property.ownership == .strong ? held : .of(.weak(held))))
    }
    type.deinitializers = type.superclass?.deinitializers ?? []
    if let body = layout.deinitializer { type.deinitializers.insert(Int32(number(of: body)), at: 0) }
    type.cases = nominal.cases.map { item in
      .init(name: item.name, payload: item.payload.map { .init(label: $0.label, type: descriptor(of: $0.type)) })
    }
    var methods = layout.methods
    for property in layout.computedProperties + layout.subscripts {
      guard case .computed(let getter, let setter) = property.implementation, !property.isStatic || property.storage == nil else { continue }
      methods.append(getter)
      if let setter { methods.append(setter) }
    }
    if nominal.specialization != nil { layout.methods.forEach(noteConformance) }
    guard kindHasMethods(nominal) else { return }
    // Generic ones are found by another table, made for their type arguments.
    methods = (methods + layout.initializers).filter { $0.generics.parameters.isEmpty }
    for method in methods where method.kind != .staticMethod || mayBeOverridden(method) { addMethod(method, to: type) }
  }

  private func kindHasMethods(_ nominal: NominalType) -> Bool { nominal.kind == .classType }

  private func mayBeOverridden(_ method: FunctionDeclaration) -> Bool {
    method.name.first { $0.isLetter || $0 == "_" } != nil
  }

  private func addMethod(_ method: FunctionDeclaration, to type: NotebookType) {
    let function = Int32(number(of: method))
    var introduced = method
    while let overridden = introduced.overridden, overridden.nativeKey == nil { introduced = overridden }
    if let native = introduced.overridden?.nativeKey { type.overrides[native] = function }
    if let known = tables.methodNumbers[introduced] {
      type.methods[known] = function
    } else {
      tables.methodNumbers[introduced] = type.methods.count
      type.methods.append(function)
    }
  }

  /// The number a virtual call uses.
  func methodNumber(of method: FunctionDeclaration) -> Int? {
    if let owner = method.owner { _ = notebookType(owner) }
    var introduced = method
    while let overridden = introduced.overridden, overridden.nativeKey == nil { introduced = overridden }
    return tables.methodNumbers[introduced]
  }

  func isReference(_ type: Type) -> Bool { descriptor(of: type).isReference }

  /// Whether 0 is a value of this reference type.
  func isOptional(_ type: Type) -> Bool { type.optionalPayload != nil }

  /// Whether values are objects whose fields are in an `InstanceObject`.
  func isNotebookClass(_ type: Type) -> Bool {
    type.nominal.map { $0.origin == .notebook && $0.kind == .classType } ?? false
  }

  func isNativeRooted(_ nominal: NominalType) -> Bool { notebookType(nominal).isNativeRooted }
}
