package import SourceText

// Members of classes that are found when the program runs, though no table of the class has a place for them: generic
// methods, of which there is one for every list of type arguments, and initializers of a class known only by a value.

extension WitnessResolver {
  /// What objects of a class run where a generic method is called: their own method or the nearest superclass's, with its
  /// type arguments. Nil for types that do not inherit from the method's.
  package func override(
    of method: FunctionDeclaration, _ arguments: [Type], for type: Type
  ) -> (function: FunctionDeclaration, typeArguments: [Type])? {
    checker.asking { checker.override(of: method, arguments, for: type) }
  }

  /// A function over a type and the arguments of an initializer, which makes an object of the class.
  package func maker(of initializer: FunctionDeclaration, _ arguments: [Type], for type: Type) -> FunctionDeclaration? {
    checker.asking {
      checker.override(of: initializer, arguments, for: type).map { checker.maker($0.function, $0.typeArguments, type) }
    }
  }
}

extension Checker {
  fileprivate func override(
    of method: FunctionDeclaration, _ arguments: [Type], for type: Type
  ) -> (function: FunctionDeclaration, typeArguments: [Type])? {
    guard let owner = method.owner, type.nominal?.kind == .classType else { return nil }
    let count = owner.generics.parameters.count
    let chain = superclassChain(of: type)
    guard chain.contains(.nominal(owner, Array(arguments.prefix(count)))) else { return nil }
    for case .nominal(let nominal, let own) in chain {
      for case .function(let function) in ownMembers(named: method.name, of: nominal) where replaces(function, method) {
        return (function, own + arguments.dropFirst(count))
      }
    }
    return nil
  }

  private func replaces(_ function: FunctionDeclaration, _ other: FunctionDeclaration) -> Bool {
    var next: FunctionDeclaration? = function
    while let current = next {
      if current === other { return true }
      next = current.overridden
    }
    return false
  }

  fileprivate func maker(_ initializer: FunctionDeclaration, _ arguments: [Type], _ type: Type) -> FunctionDeclaration {
    let map = Dictionary(zip(initializer.owner?.generics.parameters ?? [], arguments), uniquingKeysWith: { first, _ in first })
    let result: Type = initializer.isFailable ? .optional(type) : type
    let made = FunctionDeclaration(name: "init", kind: .function, range: initializer.range)
    made.throwsErrors = initializer.throwsErrors || initializer.rethrowsErrors
    made.result = result
    let metatype = Variable(name: "self", type: .metatype(type), isMutable: false, storage: .local, range: initializer.range)
    let variables = initializer.parameters.map { parameter in
      Variable(
        name: parameter.name, type: substitute(parameter.isAutoclosure ? parameter.type : parameter.valueType, map),
        isMutable: parameter.isInout, storage: .local, isInout: parameter.isInout, range: initializer.range)
    }
    let given = zip(initializer.parameters, variables).map { parameter, variable -> TypedExpression.Argument in
      let value = make(.variable(variable), variable.type, initializer.range)
      return parameter.isInout ? .inout(value) : .value(value)
    }
    var value = make(.call(.init(initializer, arguments: Array(given), typeArguments: arguments)), result, initializer.range)
    if made.throwsErrors { value = make(.tryExpression(value, .plain), result, initializer.range) }
    let body = TypedFunction(
      name: "\(type).init", parameters: [metatype] + variables, result: result, throwsErrors: made.throwsErrors,
      range: initializer.range)
    body.body = [TypedStatement(.returnStatement(value), range: initializer.range)]
    made.body = body
    return made
  }

  /// Whether no subclass can replace a method.
  func isFixed(_ method: FunctionDeclaration) -> Bool {
    method.isPrivate || isFinal(method.syntax) || isFinal(method.owner?.syntax)
  }
}

extension Specializer {
  /// The declaration that a generic method replaces in the end, with the type arguments it was made with.
  package func root(of method: FunctionDeclaration) -> (function: FunctionDeclaration, typeArguments: [Type]) {
    var root = method
    while let overridden = root.overridden, overridden.nativeKey == nil { root = overridden }
    guard let made = origins[root] else { return (root, []) }
    return (made.function, made.arguments)
  }
}
