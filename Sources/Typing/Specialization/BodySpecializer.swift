/// Copies one body with its types put in. Variables, nested functions and closures of the body are copied with it.
final class BodySpecializer {
  let specializer: Specializer
  /// In types as written.
  let map: [GenericParameter: Type]
  private var variables: [Variable: Variable] = [:]
  private var nested: [Specializer.FunctionKey: FunctionDeclaration] = [:]

  init(_ specializer: Specializer, _ map: [GenericParameter: Type]) {
    self.specializer = specializer
    self.map = map
  }

  var checker: Checker { specializer.checker }

  /// As the checker would say it here.
  func written(_ type: Type) -> Type {
    map.isEmpty ? type : Checker.gate.withLock { _ in checker.resolved(checker.substitute(type, map)) }
  }

  func type(_ type: Type) -> Type {
    let known = written(type)
    if let unknown = known.unknownPart { specializer.fail("the type '\(unknown)'") }
    return specializer.concrete(known)
  }

  func variable(_ variable: Variable) -> Variable {
    guard variable.storage == .local, variable.nativeKey == nil else { return variable }
    if let known = variables[variable] { return known }
    let made = variable.copy(type: type(variable.type))
    variables[variable] = made
    made.getter = variable.getter.map { nestedFunction($0, []) }
    made.setter = variable.setter.map { nestedFunction($0, []) }
    return made
  }

  func function(_ function: TypedFunction) -> TypedFunction {
    if function.isConcrete { return function }
    let made = TypedFunction(
      name: function.name, parameters: function.parameters.map(variable), selfVariable: function.selfVariable.map(variable),
      result: type(function.result), throwsErrors: function.throwsErrors, range: function.range)
    made.isConcrete = true
    fill(made, from: function)
    return made
  }

  private func fill(_ made: TypedFunction, from function: TypedFunction) {
    made.captures = function.captures.map(variable)
    made.wholeAfter = function.wholeAfter
    made.body = function.body.compactMap(statement)
  }

  /// A function declared inside this body.
  func nestedFunction(_ function: FunctionDeclaration, _ typeArguments: [Type]) -> FunctionDeclaration {
    let key = Specializer.FunctionKey(function: function, arguments: typeArguments)
    if let known = nested[key] { return known }
    guard specializer.isReasonable(typeArguments, function.displayName), let body = function.body else { return function }
    let made = function.copy()
    made.generics = .none
    nested[key] = made
    if typeArguments.isEmpty {
      finish(made, body, self)
    } else {
      // Its own parameters differ from use to use; what it captures is this body's.
      let all = map.merging(specializer.substitution(function, typeArguments)) { _, new in new }
      let inner = BodySpecializer(specializer, all)
      for variable in body.captures { inner.variables[variable] = self.variable(variable) }
      inner.nested = nested
      finish(made, body, inner)
    }
    return made
  }

  private func finish(_ made: FunctionDeclaration, _ body: TypedFunction, _ specializer: BodySpecializer) {
    for index in made.parameters.indices { made.parameters[index].type = specializer.type(made.parameters[index].type) }
    made.result = specializer.type(made.result)
    made.closureVariable = made.closureVariable.map(specializer.variable)
    // Known before its statements are, which may call it.
    let typed = TypedFunction(
      name: body.name, parameters: body.parameters.map(specializer.variable),
      selfVariable: body.selfVariable.map(specializer.variable), result: specializer.type(body.result),
      throwsErrors: body.throwsErrors, range: body.range)
    typed.isConcrete = true
    made.body = typed
    specializer.fill(typed, from: body)
  }

  // MARK: Statements

  /// Nil for declarations that are made where they are used.
  func statement(_ item: TypedStatement) -> TypedStatement? {
    specializer.range = item.range
    guard let kind = kind(item.kind) else { return nil }
    return TypedStatement(kind, range: item.range)
  }

  private func block(_ items: [TypedStatement]) -> [TypedStatement] { items.compactMap(statement) }

  private func kind(_ kind: TypedStatement.Kind) -> TypedStatement.Kind? {
    switch kind {
    case .expression(let node): return .expression(expression(node))
    case .variables(let pattern, let node):
      let value = node.map(expression)
      return .variables(self.pattern(pattern, value?.type), value)
    case .function(let function):
      if function.closureVariable != nil {
        return function.generics.parameters.isEmpty ? .function(nestedFunction(function, [])) : nil
      }
      return specializer.isGeneric(function) ? nil : kind
    case .type(let nominal): return specializer.isMadeAnew(nominal) ? nil : kind
    case .block(let body): return .block(block(body))
    case .labelled(let label, let body): return .labelled(label, block(body))
    case .ifStatement(let conditions, let then, let otherwise):
      return .ifStatement(conditions.map(condition), then: block(then), otherwise: block(otherwise))
    case .guardStatement(let conditions, let otherwise):
      return .guardStatement(conditions.map(condition), otherwise: block(otherwise))
    case .whileLoop(let conditions, let body, let label):
      return .whileLoop(conditions.map(condition), body: block(body), label: label)
    case .repeatLoop(let body, let condition, let label):
      return .repeatLoop(body: block(body), condition: expression(condition), label: label)
    case .forLoop(let loop): return .forLoop(self.loop(loop))
    case .switchStatement(let choice):
      var made = choice
      made.value = expression(choice.value)
      made.subject = variable(choice.subject)
      for index in made.cases.indices {
        made.cases[index].items = items(made.cases[index].items, made.value.type)
        made.cases[index].body = block(made.cases[index].body)
      }
      return .switchStatement(made)
    case .returnStatement(let node): return .returnStatement(node.map(expression))
    case .throwStatement(let node): return .throwStatement(expression(node))
    case .doStatement(let body, let catches):
      return .doStatement(
        body: block(body),
        catches: catches.map { clause in
          let subject = variable(clause.subject)
          return TypedCatch(items: items(clause.items, subject.type), subject: subject, body: block(clause.body))
        })
    case .deferStatement(let body): return .deferStatement(block(body))
    case .breakStatement, .continueStatement, .fallthroughStatement: return kind
    }
  }

  private typealias Item = (pattern: TypedPattern, filter: TypedExpression?)

  private func items(_ items: [Item], _ subject: Type) -> [Item] {
    items.map { (pattern($0.pattern, subject), $0.filter.map(expression)) }
  }

  private func condition(_ condition: TypedCondition) -> TypedCondition {
    switch condition {
    case .boolean(let node): return .boolean(expression(node))
    case .binding(let variable, let node):
      let value = expression(node)
      return .binding(self.variable(variable), value)
    case .pattern(let pattern, let subject, let node):
      let value = expression(node)
      return .pattern(self.pattern(pattern, value.type), subject: variable(subject), value)
    }
  }

  /// A pattern for values of a type, which says whose cases it names.
  private func pattern(_ pattern: TypedPattern, _ type: Type?) -> TypedPattern {
    switch pattern {
    case .wildcard: return pattern
    case .variable(let variable): return .variable(self.variable(variable))
    case .tuple(let parts):
      var types: [Type?] = parts.map { _ in nil }
      if case .tuple(let elements)? = type, elements.count == parts.count { types = elements.map(\.type) }
      return .tuple(zip(parts, types).map { self.pattern($0, $1) })
    case .enumCase(let item, let payload):
      let made = enumCase(item, type)
      let types = type?.optionalPayload.map { [$0] } ?? made.payload.map(\.type)
      return .enumCase(made, payload.enumerated().map { self.pattern($1, $0 < types.count ? types[$0] : nil) })
    case .payload(let item, let inner):
      let made = enumCase(item, type)
      return .payload(made, self.pattern(inner, .tuple(made.payload)))
    case .some(let inner): return .some(self.pattern(inner, type?.optionalPayload))
    case .expression(let subject, let node): return .expression(subject: variable(subject), expression(node))
    case .type(let wanted, let inner):
      let wanted = self.type(wanted)
      return .type(wanted, self.pattern(inner, wanted))
    }
  }

  func enumCase(_ item: EnumCase, _ type: Type?) -> EnumCase {
    guard let nominal = type?.nominal, nominal.specialization != nil, item.index < nominal.cases.count else { return item }
    return nominal.cases[item.index]
  }

  // MARK: Loops

  private func loop(_ loop: TypedFor) -> TypedFor {
    var made = loop
    let element: Type
    switch loop.source {
    case .integerRange(let lower, let upper, let isClosed):
      made.source = .integerRange(lower: expression(lower), upper: expression(upper), isClosed: isClosed)
      element = .int
    case .array(let node):
      let array = expression(node)
      made.source = .array(array)
      element = array.type.arrayElement ?? .any
    case .native(let node, let type): (made.source, element) = source(expression(node), written(node.type), type)
    case .iterator(let node, let make, let next, let iterator, let type):
      let sequence = written(node.type)
      made.source = .iterator(
        expression(node), makeIterator: make.map { member($0, of: sequence) }, next: member(next, of: written(iterator)),
        iterator: self.type(iterator), element: self.type(type))
      element = self.type(type)
    }
    made.pattern = pattern(loop.pattern, element)
    made.filter = loop.filter.map(expression)
    made.body = block(loop.body)
    return made
  }

  /// A loop over something of a generic type, now that the type is known.
  private func source(_ node: TypedExpression, _ type: Type, _ element: Type) -> (TypedFor.Source, Type) {
    if let element = node.type.arrayElement { return (.array(node), element) }
    if let nominal = type.nominal, nominal.origin == .notebook {
      let (source, element) = checker.iteratorSource(TypedExpression(node.kind, type: type, range: node.range), type)
      if case .iterator(_, let make, let next, let iterator, _) = source {
        return (
          .iterator(
            node, makeIterator: make.map { member($0, of: type) }, next: member(next, of: iterator),
            iterator: specializer.concrete(iterator), element: specializer.concrete(element)), specializer.concrete(element)
        )
      }
    }
    let own = self.type(element)
    return (.native(node, element: own), own)
  }

  private func member(_ function: FunctionDeclaration, of type: Type) -> FunctionDeclaration {
    guard let owner = function.owner else { return function }
    return specializer.function(function, specializer.ownerArguments(owner, of: type))
  }
}

extension Type {
  /// A part that nothing is known of but its name.
  fileprivate var unknownPart: Type? {
    switch self {
    case .parameter, .dependent: self
    case .nominal(_, let arguments): arguments.isEmpty ? nil : arguments.lazy.compactMap(\.unknownPart).first
    case .tuple(let elements): elements.lazy.compactMap(\.type.unknownPart).first
    case .function(let function): function.result.unknownPart ?? function.parameters.lazy.compactMap(\.type.unknownPart).first
    case .metatype(let inner): inner.unknownPart
    case .existential, .variable, .error: nil
    }
  }
}
