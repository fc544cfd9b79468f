/// What implements a protocol's requirement for one type.
///
///     let witness = resolver.witness(of: area, for: circle)   // Circle's own `area`, an inherited one, or the default
package struct Witness {
  package enum Implementation {
    /// A method, initializer or operator, native or of the notebook.
    case function(FunctionDeclaration)
    /// A property or subscript: stored, computed or native.
    case property(PropertyDeclaration)
    /// A case where the protocol asks for a static member.
    case enumCase(EnumCase)
  }

  package let implementation: Implementation
  /// One per generic parameter of the type around the implementation (of a protocol's extension: `Self`), then its own.
  package let typeArguments: [Type]
}

/// Answers questions about the types of a session after its cells have been checked.
package struct WitnessResolver {
  let checker: Checker

  /// What a call of a requirement with these generic arguments of its own means for a type without parameters.
  package func witness(of requirement: FunctionDeclaration, for type: Type, arguments: [Type] = []) -> Witness? {
    checker.asking { checker.witness(of: .function(requirement), for: type, arguments: arguments) }
  }

  package func witness(of requirement: PropertyDeclaration, for type: Type, arguments: [Type] = []) -> Witness? {
    checker.asking { checker.witness(of: .property(requirement), for: type, arguments: arguments) }
  }

  /// The function behind an operator between values of a notebook's type, where the notebook declares it.
  package func operatorFunction(_ name: String, parameters: [Type]) -> Witness? {
    checker.asking { checker.notebookOperator(name, parameters) }
  }

  package func conforms(_ type: Type, to protocolType: NominalType) -> Bool {
    checker.asking { checker.conforms(type, to: protocolType) }
  }

  package func associatedType(_ name: String, of type: Type) -> Type? {
    checker.asking { checker.associatedType(name, of: type).map(checker.resolved) }
  }

  /// Whether requirements are met once the parameters are replaced.
  package func hold(_ requirements: [GenericSignature.Requirement], _ map: [GenericParameter: Type]) -> Bool {
    checker.asking { requirements.allSatisfy { checker.holds($0, map) } }
  }

  /// A protocol and everything it refines.
  package func refined(_ protocolType: NominalType) -> [NominalType] {
    checker.asking { checker.protocolAndParents(protocolType) }
  }

  /// Protocols a type is declared to conform to, its superclasses' and refined ones included.
  package func protocols(of nominal: NominalType) -> [NominalType] {
    checker.asking { checker.allProtocols(of: nominal) }
  }

  /// Whether callers who know only the protocol get something else than those who know the type: `Self` as `any P`.
  package func isErased(_ requirement: FunctionDeclaration) -> Bool {
    requirement.owner.map { checker.mentionsSelf(requirement.result, $0.generics.parameters[0]) } ?? false
  }

  /// A member that a native protocol asks for, by name with labels: `next()`, `startIndex`, `subscript(_:)`.
  package func requirement(_ name: String, of protocolType: NominalType) -> Requirement? {
    let base = String(name.prefix { $0 != "(" })
    return checker.asking {
      for member in checker.ownMembers(named: base, of: protocolType) {
        switch member {
        case .function(let function) where function.displayName == name: return Requirement(function)
        case .property(let property) where checker.displayName(of: property) == name:
          if case .computed(let getter, _) = property.implementation { return Requirement(getter, of: property) }
        default: continue
        }
      }
      return nil
    }
  }

  /// Whether what implements a requirement for a type is code of the notebook.
  package func isNotebook(_ requirement: Requirement, for type: Type) -> Bool {
    let found = requirement.property.map { witness(of: $0, for: type) } ?? witness(of: requirement.function, for: type)
    switch found?.implementation {
    case .function(let function)?: return function.nativeKey == nil
    case .property(let property)?:
      if case .computed(let getter, _) = property.implementation { return getter.nativeKey == nil }
      return true
    case .enumCase?, nil: return false
    }
  }

  /// A native type by name, for what the machine asks by name.
  package func nativeType(_ name: String) -> NominalType? { checker.asking { checker.nativeType(name) } }
}

extension Checker {
  fileprivate func displayName(of property: PropertyDeclaration) -> String {
    property.parameters.isEmpty
      ? property.name : property.name + "(" + property.parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }

  /// What Lowering may ask once a cell has been checked.
  package var witnesses: WitnessResolver { WitnessResolver(checker: self) }

  /// Runs a question from outside the checker: nothing it binds stays.
  func asking<Answer>(_ question: () -> Answer) -> Answer {
    Checker.gate.withLock { _ in
      let before = mark()
      defer { rollback(before) }
      return question()
    }
  }
}
