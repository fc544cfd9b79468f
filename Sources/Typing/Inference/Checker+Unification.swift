extension Checker {
  func shallow(_ type: Type) -> Type {
    let type = solver.shallow(type)
    if case .dependent(let base, let name) = type {
      return associatedType(name, of: base).map { $0 == type ? type : shallow($0) } ?? type
    }
    return type
  }

  /// The type with every bound variable replaced.
  func resolved(_ type: Type) -> Type {
    switch shallow(type) {
    case .nominal(let nominal, let arguments) where !arguments.isEmpty: return .nominal(nominal, arguments.map(resolved))
    case .tuple(let elements) where !elements.isEmpty:
      return .tuple(elements.map { .init(label: $0.label, type: resolved($0.type)) })
    case .function(var function):
      for index in function.parameters.indices { function.parameters[index].type = resolved(function.parameters[index].type) }
      function.result = resolved(function.result)
      if function.thrownType != nil { settleThrows(&function) { resolved($0) } }
      return .function(function)
    case .metatype(let type): return .metatype(resolved(type))
    case .dependent(let base, let name):
      let base = resolved(base)
      return associatedType(name, of: base).map(resolved) ?? .dependent(base, name)
    case let type where type.hasConstrainedProtocol:
      if case .existential(let protocols) = type { return existential(protocols) { resolved($0) } }
      return type
    case let type: return type
    }
  }

  func mark() -> Solver.Mark {
    Solver.Mark(
      slots: solver.slots.count, trail: solver.trail.count, score: solver.score, diagnostics: diagnostics.count,
      operators: pendingOperators.count, requirements: pendingRequirements.count, errors: errorCount,
      integers: integerLiterals.count, empties: emptyLiterals.count,
      throwsUncaught: function.hasUncaughtThrow, throwNotes: function.throwNotes.count)
  }

  func rollback(_ mark: Solver.Mark) {
    solver.rollback(slots: mark.slots, trail: mark.trail, score: mark.score)
    diagnostics.removeSubrange(mark.diagnostics...)
    pendingOperators.removeSubrange(mark.operators...)
    pendingRequirements.removeSubrange(mark.requirements...)
    errorCount = mark.errors
    integerLiterals.removeSubrange(mark.integers...)
    emptyLiterals.removeSubrange(mark.empties...)
    function.hasUncaughtThrow = mark.throwsUncaught
    function.throwNotes.removeSubrange(mark.throwNotes...)
  }

  /// Makes two types the same, or says that they cannot be (bindings made on the way stay: take them back by a mark).
  func unify(_ left: Type, _ right: Type) -> Bool {
    let left = shallow(left)
    let right = shallow(right)
    switch (left, right) {
    case (.error, _), (_, .error): return true
    case (.variable(let a), .variable(let b)):
      if a == b { return true }
      let (older, newer) = a.number < b.number ? (a, b) : (b, a)
      guard let literal = joined(solver.slots[older.number].literal, solver.slots[newer.number].literal) else { return false }
      if solver.slots[older.number].literal != literal.kind { solver.set(older.number, .init(binding: nil, literal: literal.kind)) }
      solver.set(newer.number, .init(binding: .variable(older), literal: nil))
      return true
    case (.variable(let variable), let type), (let type, .variable(let variable)): return bind(variable, type)
    case (.nominal(let a, let x), .nominal(let b, let y)):
      guard a === b, x.count == y.count else { return false }
      for index in x.indices where !unify(x[index], y[index]) { return false }
      return true
    case (.tuple(let x), .tuple(let y)):
      guard x.count == y.count else { return false }
      for index in x.indices {
        guard x[index].label == y[index].label || x[index].label == nil || y[index].label == nil else { return false }
        guard unify(x[index].type, y[index].type) else { return false }
      }
      return true
    case (.function(let f), .function(let g)):
      guard f.parameters.count == g.parameters.count, throwAlike(f, g) else { return false }
      for index in f.parameters.indices {
        guard f.parameters[index].isInout == g.parameters[index].isInout,
          unify(f.parameters[index].type, g.parameters[index].type)
        else { return false }
      }
      return unify(f.result, g.result)
    case (.metatype(let a), .metatype(let b)): return unify(a, b)
    case (.dependent(let a, let x), .dependent(let b, let y)): return x == y && unify(a, b)
    case (.existential(let a), .existential(let b)): return a == b || unifyConstrained(a, b)
    default: return left == right
    }
  }

  /// The literal constraint of two variables made one; nil when no type satisfies both.
  private func joined(_ a: LiteralKind?, _ b: LiteralKind?) -> (kind: LiteralKind?, Void)? {
    guard let a else { return (b, ()) }
    guard let b, a != b else { return (a, ()) }
    if (a == .integer && b == .float) || (a == .float && b == .integer) { return (.float, ()) }
    return nil
  }

  private func bind(_ variable: TypeVariable, _ type: Type) -> Bool {
    if let literal = solver.slots[variable.number].literal {
      guard accepts(type, literal) else { return false }
      if shallow(type) != literal.defaultType { solver.score.nonDefaultLiterals += 1 }
    }
    if occurs(variable, in: type) { return false }
    solver.set(variable.number, .init(binding: type, literal: nil))
    return true
  }

  private func occurs(_ variable: TypeVariable, in type: Type) -> Bool {
    switch shallow(type) {
    case .variable(let other): variable == other
    case .nominal(_, let arguments): arguments.contains { occurs(variable, in: $0) }
    case .tuple(let elements): elements.contains { occurs(variable, in: $0.type) }
    case .function(let function):
      function.parameters.contains { occurs(variable, in: $0.type) } || occurs(variable, in: function.result)
    case .metatype(let type), .dependent(let type, _): occurs(variable, in: type)
    case .existential, .parameter, .error: false
    }
  }

  /// Whether a literal of the kind can have the type.
  func accepts(_ type: Type, _ literal: LiteralKind) -> Bool {
    switch shallow(type) {
    case .nominal(let nominal, _):
      switch literal {
      case .integer: if nominal.isInteger || nominal.isFloatingPoint { return true }
      case .float:
        if nominal.isFloatingPoint { return true }
        if nominal.isInteger { return false }
      case .string: if nominal === NominalType.string || nominal === NominalType.character || nominal === NominalType.substring { return true }
      case .boolean: if nominal === NominalType.bool { return true }
      }
      if nominal.origin == .native, NominalType.wellKnown[nominal.name] != nil { return false }
      return conforms(type, to: literal.protocolType)
    case .parameter, .dependent: return conforms(type, to: literal.protocolType)
    case .error: return true
    default: return false
    }
  }

  /// Gives every literal variable numbered from `first` on its default type.
  func applyDefaults(from first: Int) {
    var number = first
    while number < solver.slots.count {
      let slot = solver.slots[number]
      if slot.binding == nil, let literal = slot.literal {
        solver.set(number, .init(binding: literal.defaultType, literal: nil))
      }
      number += 1
    }
  }

  /// `type` with the parameters replaced.
  func substitute(_ type: Type, _ map: [GenericParameter: Type]) -> Type {
    if map.isEmpty { return type }
    switch type {
    case .parameter(let parameter): return map[parameter] ?? type
    case .nominal(let nominal, let arguments):
      return arguments.isEmpty ? type : .nominal(nominal, arguments.map { substitute($0, map) })
    case .tuple(let elements):
      return elements.isEmpty ? type : .tuple(elements.map { .init(label: $0.label, type: substitute($0.type, map)) })
    case .function(var function):
      for index in function.parameters.indices {
        function.parameters[index].type = substitute(function.parameters[index].type, map)
      }
      function.result = substitute(function.result, map)
      if function.thrownType != nil { settleThrows(&function) { substitute($0, map) } }
      return .function(function)
    case .metatype(let type): return .metatype(substitute(type, map))
    case .dependent(let base, let name):
      let base = substitute(base, map)
      return associatedType(name, of: base) ?? .dependent(base, name)
    case .existential(let protocols):
      return type.hasConstrainedProtocol ? existential(protocols) { substitute($0, map) } : type
    case .variable, .error: return type
    }
  }
}
