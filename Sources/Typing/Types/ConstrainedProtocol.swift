import SwiftSyntax

// `P<X>`, as in `any Sequence<Int>`: a protocol of its own that refines `P` and says what its primary associated types are.
// A type conforms to it when it conforms to `P` with these.

extension NominalType {
  package struct Constraint: Hashable {
    package let base: NominalType
    /// One per primary associated type of `base`.
    package let arguments: [Type]
  }
}

extension Type {
  /// Whether it is an existential of a protocol with associated types said.
  var hasConstrainedProtocol: Bool {
    if case .existential(let protocols) = self { return protocols.contains { $0.constraint != nil } }
    return false
  }
}

extension Checker {
  /// The protocol `base<arguments>`: one object for one list of known arguments.
  func constrained(_ base: NominalType, _ arguments: [Type]) -> NominalType {
    let arguments = arguments.map(resolved)
    let constraint = NominalType.Constraint(base: base, arguments: arguments)
    if let known = constrainedProtocols[constraint] { return known }
    let list = arguments.map { $0.described(\.name) }.joined(separator: ", ")
    let made = NominalType(name: "\(base.name)<\(list)>", kind: .protocolType, origin: .notebook)
    made.constraint = constraint
    let selfParameter = GenericParameter(name: "Self", isSelf: true)
    made.generics.parameters = [selfParameter]
    let names = primaryAssociatedTypes(of: base)
    made.generics.requirements = zip(names, arguments).map { .same(.dependent(.parameter(selfParameter), $0), $1) }
    selfProtocols[selfParameter] = made
    associatedTypes[made] = Set(names)
    catalog.conformances[made] = [Conformance(protocolType: base, requirements: [])]
    if !arguments.contains(where: { solver.hasUnknowns($0) }) { constrainedProtocols[constraint] = made }
    return made
  }

  /// The associated types that a protocol names between angle brackets.
  func primaryAssociatedTypes(of protocolType: NominalType) -> [String] {
    if let written = protocolType.syntax?.as(ProtocolDeclSyntax.self)?.primaryAssociatedTypeClause {
      return written.primaryAssociatedTypes.map(\.name.identifierText)
    }
    if protocolType.origin == .notebook { return [] }
    switch protocolType.name {
    case "RawRepresentable": return ["RawValue"]
    case "Identifiable": return ["ID"]
    case "Strideable": return ["Stride"]
    default: return isAssociatedType("Element", of: protocolType) ? ["Element"] : []
    }
  }

  /// What `T: P<X>` asks: `T: P` and `T.Element == X`.
  func requirements(on subject: Type, _ protocols: [NominalType]) -> [GenericSignature.Requirement] {
    protocols.flatMap { protocolType -> [GenericSignature.Requirement] in
      guard let constraint = protocolType.constraint else { return [.conforms(subject, protocolType)] }
      return [.conforms(subject, constraint.base)]
        + zip(primaryAssociatedTypes(of: constraint.base), constraint.arguments).map { .same(.dependent(subject, $0), $1) }
    }
  }

  func conforms(_ type: Type, to constraint: NominalType.Constraint) -> Bool {
    guard conforms(type, to: constraint.base) else { return false }
    let before = mark()
    for (name, wanted) in zip(primaryAssociatedTypes(of: constraint.base), constraint.arguments) {
      guard let own = associatedType(name, of: type), unify(own, wanted) else {
        rollback(before)
        return false
      }
    }
    return true
  }

  /// An existential with something replaced in what it says of associated types.
  func existential(_ protocols: [NominalType], _ replace: (Type) -> Type) -> Type {
    .existential(protocols.map { $0.constraint.map { constrained($0.base, $0.arguments.map(replace)) } ?? $0 })
  }

  func unifyConstrained(_ left: [NominalType], _ right: [NominalType]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { left, right in
      if left === right { return true }
      guard let own = left.constraint, let other = right.constraint, own.base === other.base else { return false }
      return zip(own.arguments, other.arguments).allSatisfy { unify($0, $1) }
    }
  }
}
