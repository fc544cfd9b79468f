internal import Bytecode
internal import Typing

/// A requirement that is called on values whose type is known only when the program runs.
struct DynamicRequirement {
  struct Key: Hashable {
    let function: FunctionDeclaration
    /// Of the requirement's own generic parameters.
    let arguments: [Type]
    let receiver: ForwardedReceiver
  }

  let key: Key
  let requirement: Requirement
  let protocolType: NominalType
  /// Made concrete for every type that conforms.
  let forwarder: FunctionDeclaration
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
  var numbers: [DynamicRequirement.Key: Int] = [:]
  var requirements: [DynamicRequirement] = []
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
      descriptor = ProtocolDescriptor(name: nominal.name, isClassBound: isClassBound)
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

  /// The number by which a requirement is called.
  func number(of requirement: Requirement, arguments: [Type], receiver: ForwardedReceiver) -> Int {
    let key = DynamicRequirement.Key(function: requirement.function, arguments: arguments, receiver: receiver)
    if let known = tables.dispatch.numbers[key] { return known }
    let number = tables.dispatch.requirements.count
    tables.dispatch.numbers[key] = number
    tables.dispatch.requirements.append(
      DynamicRequirement(
        key: key, requirement: requirement, protocolType: requirement.function.owner!,
        forwarder: witnesses.forwarder(to: requirement, receiver: receiver)))
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
    let requirement = tables.dispatch.requirements[number]
    let (type, descriptor) = tables.dispatch.types[index]
    let pair = DispatchTables.Pair(type: index, other: number)
    if requirement.key.receiver == .object, type.nominal?.kind != .classType { return false }
    guard !tables.dispatch.implemented.contains(pair), witnesses.conforms(type, to: requirement.protocolType) else { return false }
    tables.dispatch.implemented.insert(pair)
    if let direct = directImplementation(of: requirement, for: type) {
      unit.witnesses.append(.init(type: descriptor, requirement: number, function: direct, opensReceiver: requirement.key.receiver == .box))
    } else {
      let function = specializer.function(requirement.forwarder, [type] + requirement.key.arguments)
      unit.witnesses.append(.init(type: descriptor, requirement: number, function: self.number(of: function)))
    }
    return true
  }

  /// The number of the notebook function that implements a requirement, where it takes and gives exactly what callers of the
  /// requirement give and take, but for a receiver that comes out of its box.
  private func directImplementation(of requirement: DynamicRequirement, for type: Type) -> Int? {
    let declared = requirement.requirement
    guard !declared.function.isMutating, declared.function.kind != .initializer, !witnesses.isErased(declared.function),
      let found = implementation(of: declared, for: type, arguments: requirement.key.arguments),
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
      let function = specializer.function(witnesses.forwarder(to: requirement, receiver: .value), [type])
      let code = Int32(self.number(of: function))
      // A type is told only once the cell that does so is whole.
      afterwards.append { hook.set(notebookType, code) }
      isNew = true
    }
    return isNew
  }
}
