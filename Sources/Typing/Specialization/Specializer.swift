package import SourceText

/// Makes programs without generics out of what the checker accepted.
///
/// The machine's registers are typed, so generic code is made anew for every list of type arguments it is used with:
/// functions by declaration and arguments, notebook types by declaration and arguments, bodies with their types put in.
/// What comes out mentions no generic parameter, no generic type of the notebook, and no requirement that a known type meets.
///
/// Two worlds meet here. Keys, substitutions and questions to the checker speak of types as written, `Stack<Int>` being the
/// declaration `Stack` with an argument. Trees that leave are *concrete*: there `Stack<Int>` is a type of its own without
/// arguments, whose `specialization` leads back.
package final class Specializer {
  let checker: Checker
  private var functions: [FunctionKey: FunctionDeclaration] = [:]
  /// What every function made so far was made from.
  private(set) var origins: [FunctionDeclaration: FunctionKey] = [:]
  /// What the functions made so far, and not asked for their code yet, stand for.
  private var unfinished: [FunctionDeclaration: [GenericParameter: Type]] = [:]
  var types: [TypeKey: NominalType] = [:]
  var properties: [PropertyKey: PropertyDeclaration] = [:]
  private var completedTypes: Set<NominalType> = []
  /// The first thing that could not be made, until somebody takes it.
  private var failure: SpecializationFailure?
  /// Where a failure is reported: the expression at hand.
  var range = SourceRange(at: 0)

  package init(_ witnesses: WitnessResolver) {
    checker = witnesses.checker
  }

  struct FunctionKey: Hashable {
    let function: FunctionDeclaration
    let arguments: [Type]
  }

  struct TypeKey: Hashable {
    let type: NominalType
    let arguments: [Type]
  }

  struct PropertyKey: Hashable {
    let property: ObjectIdentifier
    let arguments: [Type]
  }

  func fail(_ message: String) {
    if failure == nil { failure = SpecializationFailure(message: message, range: range) }
  }

  /// What could not be made since the last time this was asked.
  package func takeFailure() -> SpecializationFailure? {
    defer { failure = nil }
    return failure
  }

  // MARK: Functions

  /// A notebook function with its type arguments put in, those of the type around it first. Natives stay as they are.
  package func function(_ function: FunctionDeclaration, _ typeArguments: [Type]) -> FunctionDeclaration {
    guard function.nativeKey == nil, !function.isRequirement, isGeneric(function) else { return function }
    let arguments = typeArguments.map(written)
    let key = FunctionKey(function: function, arguments: arguments)
    if let known = functions[key] { return known }
    guard isReasonable(arguments, function.displayName) else { return function }
    let made = function.copy()
    functions[key] = made
    origins[made] = key
    made.original = function
    unfinished[made] = substitution(function, arguments)
    made.generics = .none
    made.ownerRequirements = []
    if let owner = function.owner { place(made, in: owner, Array(arguments.prefix(owner.generics.parameters.count))) }
    made.overridden = function.overridden.map { overridden($0, by: function, arguments) }
    return made
  }

  private func place(_ made: FunctionDeclaration, in owner: NominalType, _ arguments: [Type]) {
    let type = owner.kind == .protocolType ? arguments[0] : .nominal(owner, arguments)
    let concrete = self.concrete(type)
    made.selfType = concrete
    made.owner = concrete.nominal
  }

  private func overridden(_ function: FunctionDeclaration, by other: FunctionDeclaration, _ arguments: [Type]) -> FunctionDeclaration {
    guard let owner = other.owner, let parent = function.owner else { return function }
    let own = owner.generics.parameters.count
    let type = Type.nominal(owner, Array(arguments.prefix(own)))
    return self.function(function, ownerArguments(parent, of: type) + arguments.dropFirst(own))
  }

  /// The arguments with which a type is, or inherits from, `owner`; of a protocol the type itself.
  func ownerArguments(_ owner: NominalType, of type: Type) -> [Type] {
    if owner.kind == .protocolType { return [type] }
    for case .nominal(owner, let arguments) in checker.superclassChain(of: type) { return arguments }
    return []
  }

  func substitution(_ function: FunctionDeclaration, _ arguments: [Type]) -> [GenericParameter: Type] {
    let parameters = (function.owner?.generics.parameters ?? []) + function.generics.parameters
    return Dictionary(zip(parameters, arguments), uniquingKeysWith: { first, _ in first })
  }

  /// Whether code or signature depends on type arguments (or belongs to a type that is made anew).
  package func isGeneric(_ function: FunctionDeclaration) -> Bool {
    !function.generics.parameters.isEmpty || function.owner.map { !$0.generics.parameters.isEmpty || isMadeAnew($0) } ?? false
  }

  /// Makes the code of a function concrete; called before it is lowered.
  package func complete(_ function: FunctionDeclaration) {
    if let map = unfinished.removeValue(forKey: function) {
      let body = BodySpecializer(self, map)
      for index in function.parameters.indices { function.parameters[index].type = body.type(function.parameters[index].type) }
      function.result = body.type(function.result)
      function.body = function.original?.body.map(body.function)
    } else if let body = function.body, !body.isConcrete {
      function.body = BodySpecializer(self, [:]).function(body)
    }
  }

  /// Makes a cell's statements concrete; generic declarations among them are left out.
  package func concrete(_ cell: TypedCell) -> TypedCell {
    let body = BodySpecializer(self, [:])
    var concrete = cell
    concrete.statements = cell.statements.compactMap(body.statement)
    concrete.result = cell.result.map(body.expression)
    return concrete
  }

  /// Makes the values concrete that a type's fields begin with; called before its code is lowered.
  package func complete(_ nominal: NominalType) {
    guard nominal.specialization == nil, completedTypes.insert(nominal).inserted, let layout = nominal.layout else { return }
    for property in layout.storedProperties { complete(property, BodySpecializer(self, [:])) }
    layout.deinitializer = layout.deinitializer.map(BodySpecializer(self, [:]).function)
  }

  // MARK: Bounds

  /// Types that grow without end (`f([x])` inside `f(x)`) would be made for ever.
  private static let sizeLimit = 400

  func isReasonable(_ arguments: [Type], _ name: String) -> Bool {
    var left = Specializer.sizeLimit
    for argument in arguments { count(argument, 0, &left) }
    if left > 0 { return true }
    fail("'\(name)' with types that grow from use to use")
    return false
  }

  private func count(_ type: Type, _ depth: Int, _ left: inout Int) {
    left -= depth > 24 ? Specializer.sizeLimit : 1
    guard left > 0 else { return }
    switch type {
    case .nominal(_, let arguments): for argument in arguments { count(argument, depth + 1, &left) }
    case .tuple(let elements): for element in elements { count(element.type, depth + 1, &left) }
    case .function(let function):
      for parameter in function.parameters { count(parameter.type, depth + 1, &left) }
      count(function.result, depth + 1, &left)
    case .metatype(let inner), .dependent(let inner, _): count(inner, depth + 1, &left)
    case .existential, .parameter, .variable, .error: break
    }
  }
}

/// Generic code that cannot be made for the types it is used with.
package struct SpecializationFailure: Error {
  package let message: String
  package let range: SourceRange
}
