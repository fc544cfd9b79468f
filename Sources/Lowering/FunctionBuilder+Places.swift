internal import Bytecode
internal import Typing

/// Where a value can be assigned or changed. Subexpressions (indices, objects) have been evaluated; the place itself is
/// found anew for every access, since other code may have run in between.
enum Place {
  /// A local variable: raw or owning register.
  case register(FunctionBuilder.Register)
  case global(Int)
  /// Emits the instructions that find the slot. The address is good until other code can run.
  case address(() throws -> FunctionBuilder.Register)
  case computed(get: () throws -> Value, set: (Value) throws -> Void)
  /// A place whose observer runs after every change.
  indirect case observed(Place, changed: () throws -> Void)
  case discard
}

extension FunctionBuilder {
  func resolve(_ expression: TypedExpression) throws -> Place {
    switch expression.kind {
    case .variable(let variable): return try resolve(variable)
    case .discard: return .discard
    case .property(let base, let property, let access): return try resolveProperty(base, property, access)
    case .subscriptElement(let base, let property, let arguments, let access):
      return try resolveSubscript(base, property, arguments, access)
    case .tupleElement(let base, let index): return field(of: try resolve(base), base.type, index)
    case .forceUnwrap(let operand):
      let place = try resolve(operand)
      emit(.checkNotNil, x: operand.range == expression.range ? 1 : 0, a: try peek(place, operand.type))
      return unwrapped(place, operand.type)
    case .chainLink(let operand):
      let place = try resolve(operand)
      guard let exit = chainExits.last else { throw fail("a '?' outside an optional chain") }
      jump(.jumpIfNot, a: try peek(place, operand.type), to: exit)
      return unwrapped(place, operand.type)
    case .upcast(let operand), .functionConversion(let operand): return try resolve(operand)
    default:
      // An rvalue whose changes nobody sees, such as the object a method is called on.
      let value = try lower(expression)
      if value.ownership == .raw {
        let copy = raw()
        emit(.copy, a: copy, b: value.register)
        return .register(copy)
      }
      return .register(makeOwned(value))
    }
  }

  func resolve(_ variable: Variable) throws -> Place {
    if let getter = variable.getter {
      let setter = variable.setter
      return .computed(
        get: { try self.call(getter, receiver: nil, [], typeArguments: [], resultType: variable.type) },
        set: { value in
          guard let setter else { throw self.fail("'\(variable.name)' cannot be set") }
          _ = try self.call(setter, receiver: nil, [.value(value)], typeArguments: [], resultType: .void)
        })
    }
    if let initializer = variable.lazyInitializer { runOnce(initializer, variable) }
    return weakPlace(try stored(variable), variable.ownership, variable.type)
  }

  private func stored(_ variable: Variable) throws -> Place {
    if case .global(let number) = variable.storage { return .global(number) }
    switch storage[variable] {
    case .register(let register):
      if Space.of(register) == Space.raw || isOwner(register) { return .register(register) }
      // A borrowed parameter: what is changed is a copy that nobody sees.
      return .register(makeOwned(Value(register: register, ownership: .borrowed)))
    case .cell(let cell):
      return .address {
        let address = self.raw()
        self.emit(.cellAddress, a: address, b: cell)
        return address
      }
    case nil: throw fail("'\(variable.name)' has no place here")
    }
  }

  private func resolveProperty(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ access: TypedExpression.Access
  ) throws -> Place {
    switch property.implementation {
    case .global(let variable): return try resolve(variable)
    case .stored(let index):
      guard let base else { throw fail("'\(property.name)' needs a value") }
      let place = lowerer.isNotebookClass(base.type)
        ? try resolveField(base, index) : field(of: try resolve(base), base.type, index)
      return weakPlace(place, property.ownership, property.type)
    case .computed(let getter, let setter):
      if let place = try observedPlace(base, property, access) { return place }
      return try accessor(base, [], getter, setter, access, property)
    }
  }

  /// The address of a field of a class instance.
  private func resolveField(_ base: TypedExpression, _ index: Int) throws -> Place {
    fieldPlace(try fieldsObject(base), index)
  }

  private func fieldPlace(_ fields: Register, _ index: Int) -> Place {
    .address {
      let address = self.raw()
      self.emit(.fieldAddress, a: address, b: fields, c: index)
      return address
    }
  }

  /// The object that has the fields of an instance, alive until the end of the statement.
  func fieldsObject(_ base: TypedExpression) throws -> Register {
    if let initializer, let fields = initializer.fields, case .variable(let variable) = base.kind,
      variable === initializer.selfVariable
    {
      return fields
    }
    var object = try lower(base)
    if object.ownership == .borrowed, case .variable(let variable) = base.kind, variable.isMutable {
      object = Value(register: makeOwned(object), ownership: .owned)
    }
    guard let nominal = base.type.nominal, lowerer.isNativeRooted(nominal) else { return object.register }
    let fields = raw()
    emit(.rootedFields, a: fields, b: object.register)
    return fields
  }

  private func accessor(
    _ base: TypedExpression?, _ indices: [Argument], _ getter: FunctionDeclaration, _ setter: FunctionDeclaration?,
    _ access: TypedExpression.Access, _ property: PropertyDeclaration
  ) throws -> Place {
    let isClass = base.map { $0.type.nominal?.kind == .classType } ?? true
    let type = substitutedType(property, access)
    if isClass {
      let object = try base.map { Argument.value(Value(register: makeOwned(try lower($0)), ownership: .owned)) }
      return .computed(
        get: { try self.call(getter, receiver: object.map(self.borrowed), indices, typeArguments: access.typeArguments, dispatch: access.dispatch, resultType: type) },
        set: { value in
          guard let setter else { throw self.fail("'\(property.name)' cannot be set") }
          _ = try self.call(
            setter, receiver: object.map(self.borrowed), indices + [.value(value)], typeArguments: access.typeArguments,
            dispatch: access.dispatch, resultType: .void)
        })
    }
    guard let base else { throw fail("'\(property.name)' needs a value") }
    let place = try resolve(base)
    return .computed(
      get: {
        let receiver: Argument = getter.isMutating ? .inout(place, base.type) : .value(try self.read(place, base.type))
        return try self.call(getter, receiver: receiver, indices, typeArguments: access.typeArguments, resultType: type)
      },
      set: { value in
        guard let setter else { throw self.fail("'\(property.name)' cannot be set") }
        let receiver: Argument = setter.isMutating ? .inout(place, base.type) : .value(try self.read(place, base.type))
        _ = try self.call(
          setter, receiver: receiver, indices + [.value(value)], typeArguments: access.typeArguments, resultType: .void)
      })
  }

  /// A property that is changed where it stands, its observer called afterwards; nil for others.
  private func observedPlace(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ access: TypedExpression.Access
  ) throws -> Place? {
    guard let observer = property.changeObserver, let storage = property.storage, !property.isOverridden,
      case .stored(let index) = storage.implementation, let base
    else { return nil }
    let receiver: Argument
    let inner: Place
    if let nominal = base.type.nominal, nominal.kind == .classType {
      let object = Value(register: makeOwned(try lower(base)), ownership: .owned)
      var fields = object.register
      if lowerer.isNativeRooted(nominal) {
        fields = raw()
        emit(.rootedFields, a: fields, b: object.register)
      }
      inner = fieldPlace(fields, index)
      receiver = borrowed(.value(object))
    } else {
      let whole = try resolve(base)
      inner = field(of: whole, base.type, index)
      receiver = .inout(whole, base.type)
    }
    return .observed(inner) {
      _ = try self.call(observer, receiver: receiver, [], typeArguments: access.typeArguments, resultType: .void)
    }
  }

  /// The same argument, no longer to be moved from.
  private func borrowed(_ argument: Argument) -> Argument {
    guard case .value(let value) = argument, value.ownership == .owned else { return argument }
    return .value(Value(register: value.register, ownership: .borrowed))
  }

  /// The type of a property with the type arguments around it put in.
  private func substitutedType(_ property: PropertyDeclaration, _ access: TypedExpression.Access) -> Type {
    let parameters = (property.owner?.generics.parameters ?? []) + property.generics.parameters
    guard !parameters.isEmpty else { return property.type }
    return property.type.replacing(Dictionary(zip(parameters, access.typeArguments), uniquingKeysWith: { first, _ in first }))
  }

  private func resolveSubscript(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ arguments: [TypedExpression.Argument],
    _ access: TypedExpression.Access
  ) throws -> Place {
    guard case .computed(let getter, let setter) = property.implementation else { throw fail("not a subscript") }
    if let base, case .value(let index)? = arguments.first {
      switch getter.nativeKey {
      case "Array.subscript(_:)":
        let place = try resolve(base)
        if let array = addressing(place) { return try element(array, index) }
      case "Dictionary.subscript(_:default:)":
        let place = try resolve(base)
        if let dictionary = addressing(place), arguments.count == 2, let fallback = defaultValue(arguments[1]) {
          return try dictionaryElement(dictionary, index, fallback)
        }
      default: break
      }
    }
    let indices = try evaluate(arguments, of: getter).map(held)
    return try accessor(base, indices, getter, setter, access, property)
  }

  /// Indices are used by getter and setter.
  private func held(_ argument: Argument) -> Argument {
    borrowed(argument)
  }

  private func element(_ array: @escaping () throws -> Register, _ index: TypedExpression) throws -> Place {
    let value = try lower(index)
    var position = value.register
    if case .variable(let variable) = index.kind, variable.isMutable {
      position = raw()
      emit(.copy, a: position, b: value.register)
    }
    return .address {
      let base = try array()
      let address = self.raw()
      self.emit(.elementAddress, a: address, b: base, c: position)
      return address
    }
  }

  private func dictionaryElement(
    _ dictionary: @escaping () throws -> Register, _ key: TypedExpression, _ fallback: TypedExpression
  ) throws -> Place {
    let key = Value(register: try lower(key).register, ownership: .borrowed)
    let isReference = lowerer.isReference(fallback.type)
    return .address {
      // The default is evaluated first: once the address is found nothing else may run.
      let value = try self.lower(fallback)
      let owned = isReference ? self.makeOwned(value) : value.register
      let base = try dictionary()
      let address = self.raw()
      self.emit(.dictionaryAddress, a: address, b: base, c: key.register)
      self.emit(isReference ? .moveTo : .storeAt, a: address, b: owned)
      return address
    }
  }

  /// The expression of a default given as an autoclosure, when evaluating it early cannot be noticed.
  private func defaultValue(_ argument: TypedExpression.Argument) -> TypedExpression? {
    guard case .value(let expression) = argument else { return nil }
    guard case .closure(let function) = expression.kind else { return onlyReads(expression) ? expression : nil }
    guard function.body.count == 1 else { return nil }
    switch function.body[0].kind {
    case .expression(let value), .returnStatement(.some(let value)): return onlyReads(value) ? value : nil
    default: return nil
    }
  }

  /// A tuple element or struct field.
  private func field(of place: Place, _ type: Type, _ index: Int) -> Place {
    guard let base = addressing(place) else {
      return .computed(
        get: { try self.element(index, of: try self.read(place, type), self.elementType(type, index)) },
        set: { value in
          let whole = self.makeOwned(try self.read(place, type))
          let local = Place.register(whole)
          try self.write(self.field(of: local, type, index), value)
          try self.write(place, Value(register: whole, ownership: .owned))
        })
    }
    return .address {
      let tuple = try base()
      let address = self.raw()
      self.emit(.tupleAddress, a: address, b: tuple, c: index)
      return address
    }
  }

  func elementType(_ type: Type, _ index: Int) -> Type {
    if case .tuple(let elements) = type { return elements[index].type }
    return type.nominal?.layout?.storedProperties[index].type ?? .void
  }

  private func unwrapped(_ place: Place, _ type: Type) -> Place {
    let payload = type.optionalPayload ?? type
    let isBoxed = lowerer.descriptor(of: payload).isBoxedWhenOptional
    guard let base = addressing(place) else {
      return .computed(
        get: {
          let value = try self.read(place, type)
          self.emit(.checkNotNil, a: value.register)
          return self.unwrapped(value, type)
        },
        set: { try self.write(place, self.wrapped($0, payload)) })
    }
    return .address {
      let address = try base()
      // The slot is the payload's own: it was looked at before, and is empty while an inout argument is away.
      guard isBoxed else { return address }
      let value = self.raw()
      self.emit(.loadAt, a: value, b: address)
      self.emit(.checkNotNil, a: value)
      let inner = self.raw()
      self.emit(.boxAddress, a: inner, b: address)
      return inner
    }
  }

  /// The bits of a place, for a look at whether they are nil.
  private func peek(_ place: Place, _ type: Type) throws -> Register {
    guard let address = addressing(place) else { return try read(place, type).register }
    let value = raw()
    emit(.loadAt, a: value, b: try address())
    return value
  }

  /// How to find the slot of a place, where it has one.
  func addressing(_ place: Place) -> (() throws -> Register)? {
    switch place {
    case .register(let register):
      return {
        let address = self.raw()
        self.emit(.registerAddress, a: address, b: register)
        return address
      }
    case .global(let number):
      return {
        let address = self.raw()
        self.emit(.globalAddress, a: address, immediate: number)
        return address
      }
    case .address(let address): return address
    case .computed, .observed, .discard: return nil
    }
  }
}

extension Type {
  /// The type with parameters replaced.
  func replacing(_ map: [GenericParameter: Type]) -> Type {
    switch self {
    case .parameter(let parameter): return map[parameter] ?? self
    case .nominal(let nominal, let arguments): return .nominal(nominal, arguments.map { $0.replacing(map) })
    case .tuple(let elements): return .tuple(elements.map { .init(label: $0.label, type: $0.type.replacing(map)) })
    case .function(var function):
      for index in function.parameters.indices { function.parameters[index].type = function.parameters[index].type.replacing(map) }
      function.result = function.result.replacing(map)
      return .function(function)
    case .metatype(let type): return .metatype(type.replacing(map))
    case .existential, .dependent, .variable, .error: return self
    }
  }
}
