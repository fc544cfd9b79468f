internal import Bytecode
internal import Typing

/// A member that is called on values whose type is known only when the program runs.
struct DynamicMember {
  struct Key: Hashable {
    let function: FunctionDeclaration
    /// Of a requirement's own generic parameters; of a member of a class also of those of the class.
    let arguments: [Type]
    let receiver: ForwardedReceiver
    /// The protocol through which it is called: with its associated types where these are known. Nil for members of classes.
    let protocolType: NominalType?
  }

  enum Kind {
    /// Of a protocol; the forwarder is made concrete for every type that conforms.
    case requirement(Requirement, NominalType, forwarder: FunctionDeclaration)
    /// A generic method of a class, which subclasses may override.
    case method
    /// An initializer of a class, for a subclass known only by a value.
    case initializer
  }

  let key: Key
  let kind: Kind
}

/// What dynamic dispatch and casts need, kept from cell to cell.
struct DispatchTables {
  /// Pairs that have been dealt with.
  struct Pair: Hashable {
    let type: Int
    let other: Int
  }

  /// Types of which the machine has descriptors, as the checker knows them.
  var types: [(type: Type, descriptor: TypeDescriptor)] = []
  var descriptors: [Type: TypeDescriptor] = [:]
  var known: Set<TypeDescriptor> = []
  var numbers: [DynamicMember.Key: Int] = [:]
  var requirements: [DynamicMember] = []
  var protocols: [NominalType: ProtocolDescriptor] = [:]
  var protocolList: [NominalType] = []
  var implemented: Set<Pair> = []
  var conforming: Set<Pair> = []
  /// Members that natives call on notebook types, dealt with by type.
  var hooked: Set<Pair> = []
  /// Up to where the lists were compared by earlier cells.
  var compared = (types: 0, requirements: 0, protocols: 0)
}

extension Lowerer {
  func protocolDescriptor(of nominal: NominalType) -> ProtocolDescriptor {
    if let known = tables.dispatch.protocols[nominal] { return known }
    let descriptor: ProtocolDescriptor
    if nominal.origin == .native {
      descriptor = .native(nominal.name)
    } else {
      let isClassBound = witnesses.refined(nominal).contains { $0.name == "AnyObject" && $0.origin == .native }
      let element = nominal.constraint == nil ? nil : witnesses.associatedType("Element", of: .existential([nominal]))
      descriptor = ProtocolDescriptor(
        name: nominal.name, isClassBound: isClassBound, element: element.map { self.descriptor(of: specializer.concrete($0)) })
    }
    tables.dispatch.protocols[nominal] = descriptor
    tables.dispatch.protocolList.append(nominal)
    return descriptor
  }

  func existentialDescriptor(_ protocols: [NominalType]) -> TypeDescriptor {
    let descriptors = protocols.map { protocolDescriptor(of: $0) }
    return .of(descriptors.contains(where: \.isClassBound) ? .object(descriptors) : .existential(descriptors))
  }

  /// Whether values of the type are the objects themselves.
  func isObjectExistential(_ type: Type) -> Bool {
    guard case .existential(let protocols) = type, !protocols.isEmpty else { return false }
    return protocols.contains { protocolDescriptor(of: $0).isClassBound }
  }

  /// Remembers that values of a type may turn up in existentials.
  func note(_ type: Type, _ descriptor: TypeDescriptor) {
    if tables.dispatch.known.insert(descriptor).inserted { tables.dispatch.types.append((specializer.written(type), descriptor)) }
  }

  /// The number by which a requirement is called through a protocol that has it.
  func number(
    of requirement: Requirement, through protocolType: NominalType, arguments: [Type], receiver: ForwardedReceiver
  ) -> Int {
    number(.init(function: requirement.function, arguments: arguments, receiver: receiver, protocolType: protocolType)) {
      .requirement(
        requirement, protocolType, forwarder: witnesses.forwarder(to: requirement, through: protocolType, receiver: receiver))
    }
  }

  /// The number by which a generic method, or an initializer, of a class is called that subclasses may have of their own.
  func number(ofMember function: FunctionDeclaration) -> Int {
    let root = specializer.root(of: function)
    let isInitializer = function.kind == .initializer
    let isOfType = isInitializer || function.kind == .staticMethod
    return number(
      .init(function: root.function, arguments: root.typeArguments, receiver: isOfType ? .type : .object, protocolType: nil)
    ) { isInitializer ? .initializer : .method }
  }

  private func number(_ key: DynamicMember.Key, _ kind: () -> DynamicMember.Kind) -> Int {
    if let known = tables.dispatch.numbers[key] { return known }
    let number = tables.dispatch.requirements.count
    tables.dispatch.numbers[key] = number
    tables.dispatch.requirements.append(DynamicMember(key: key, kind: kind()))
    return number
  }

  /// Implements the requirements called so far for the types known so far; false when there was nothing new.
  func addWitnesses() -> Bool {
    var isNew = false
    let from = tables.dispatch.compared
    let to = (
      types: tables.dispatch.types.count, requirements: tables.dispatch.requirements.count,
      protocols: tables.dispatch.protocolList.count
    )
    guard from != to else { return false }
    for type in 0..<to.types {
      for requirement in (type < from.types ? from.requirements : 0)..<to.requirements where implement(requirement, for: type) {
        isNew = true
      }
      for number in (type < from.types ? from.protocols : 0)..<to.protocols { noteConformance(type, to: number) }
      if type >= from.types, addHooks(to: type) { isNew = true }
    }
    tables.dispatch.compared = to
    return isNew || tables.dispatch.types.count != to.types || tables.dispatch.requirements.count != to.requirements
      || tables.dispatch.protocolList.count != to.protocols
  }

  private func implement(_ number: Int, for index: Int) -> Bool {
    let member = tables.dispatch.requirements[number]
    let (type, descriptor) = tables.dispatch.types[index]
    let pair = DispatchTables.Pair(type: index, other: number)
    if member.key.receiver == .object, type.nominal?.kind != .classType { return false }
    if tables.dispatch.implemented.contains(pair) { return false }
    let function: FunctionDeclaration?
    switch member.kind {
    case .requirement(let requirement, let protocolType, let forwarder):
      guard witnesses.conforms(type, to: protocolType) else { return false }
      if let direct = directImplementation(of: requirement, member.key, for: type) {
        tables.dispatch.implemented.insert(pair)
        unit.witnesses.append(.init(type: descriptor, requirement: number, function: direct, opensReceiver: member.key.receiver == .box))
        return true
      }
      function = specializer.function(forwarder, [type] + member.key.arguments)
    case .method:
      function = witnesses.override(of: member.key.function, member.key.arguments, for: type).map {
        specializer.function($0.function, $0.typeArguments)
      }
    case .initializer: function = witnesses.maker(of: member.key.function, member.key.arguments, for: type)
    }
    guard let function else { return false }
    tables.dispatch.implemented.insert(pair)
    unit.witnesses.append(.init(type: descriptor, requirement: number, function: self.number(of: function)))
    return true
  }

  /// The number of the notebook function that implements a requirement, where it takes and gives exactly what callers of the
  /// requirement give and take, but for a receiver that comes out of its box.
  private func directImplementation(of declared: Requirement, _ key: DynamicMember.Key, for type: Type) -> Int? {
    guard !declared.function.isMutating, declared.function.kind != .initializer, !witnesses.isErased(declared.function),
      let found = implementation(of: declared, for: type, arguments: key.arguments),
      found.function.nativeKey == nil, found.function.body?.captures.isEmpty == true, !found.function.isMutating,
      found.function.throwsErrors == declared.function.throwsErrors
    else { return nil }
    let function = specializer.function(found.function, found.typeArguments)
    guard function.owner?.kind == .classType, function.kind != .staticMethod else { return number(of: function) }
    guard let method = methodNumber(of: function), let nominal = specializer.concrete(type).nominal else { return nil }
    let methods = notebookType(nominal).methods
    return method < methods.count ? Int(methods[method]) : nil
  }

  private func implementation(
    of requirement: Requirement, for type: Type, arguments: [Type]
  ) -> (function: FunctionDeclaration, typeArguments: [Type])? {
    guard let property = requirement.property else {
      guard let witness = witnesses.witness(of: requirement.function, for: type, arguments: arguments),
        case .function(let function) = witness.implementation
      else { return nil }
      return (function, witness.typeArguments)
    }
    guard let witness = witnesses.witness(of: property, for: type, arguments: arguments),
      case .property(let own) = witness.implementation, case .computed(let getter, let setter) = own.implementation,
      let function = requirement.isSetter ? setter : getter
    else { return nil }
    return (function, witness.typeArguments)
  }

  private func noteConformance(_ index: Int, to number: Int) {
    let (type, descriptor) = tables.dispatch.types[index]
    let nominal = tables.dispatch.protocolList[number]
    let pair = DispatchTables.Pair(type: index, other: number)
    guard !tables.dispatch.conforming.contains(pair), witnesses.conforms(type, to: nominal) else { return }
    tables.dispatch.conforming.insert(pair)
    unit.conformances.append(.init(type: descriptor, protocolType: protocolDescriptor(of: nominal)))
  }

  // What natives call on values of notebook types.

  private struct Hook {
    let protocolName: String
    let member: String
    let set: (NotebookType, Int32) -> Void
  }

  private static let hooks: [Hook] = [
    Hook(protocolName: "CustomStringConvertible", member: "description") { $0.descriptionGetter = $1 },
    Hook(protocolName: "CustomDebugStringConvertible", member: "debugDescription") { $0.debugDescriptionGetter = $1 },
  ]

  private func addHooks(to index: Int) -> Bool {
    let (type, descriptor) = tables.dispatch.types[index]
    guard case .notebook(let notebookType) = descriptor.kind else { return false }
    addIteration(of: type, to: notebookType)
    var isNew = false
    for (number, hook) in Lowerer.hooks.enumerated() {
      let pair = DispatchTables.Pair(type: index, other: number)
      guard !tables.dispatch.hooked.contains(pair), let protocolType = witnesses.nativeType(hook.protocolName),
        witnesses.conforms(type, to: protocolType), let requirement = witnesses.requirement(hook.member, of: protocolType)
      else { continue }
      tables.dispatch.hooked.insert(pair)
      let function = specializer.function(witnesses.forwarder(to: requirement, through: protocolType, receiver: .value), [type])
      let code = Int32(self.number(of: function))
      // A type is told only once the cell that does so is whole.
      afterwards.append { hook.set(notebookType, code) }
      isNew = true
    }
    return isNew
  }
}
