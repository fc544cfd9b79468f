/// A generic parameter of a type or function, the `Self` of a protocol, or the unnamed parameter behind `some P`.
package final class GenericParameter: Hashable {
  package let name: String
  /// Whether this is the unnamed parameter of a `some P` parameter type; `name` is then `some P`.
  package let isOpaque: Bool
  /// Whether this is the `Self` of a protocol.
  package let isSelf: Bool

  package init(name: String, isOpaque: Bool = false, isSelf: Bool = false) {
    self.name = name
    self.isOpaque = isOpaque
    self.isSelf = isSelf
  }

  package static func == (left: GenericParameter, right: GenericParameter) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// What a generic declaration asks of its arguments.
package struct GenericSignature {
  package enum Requirement: Hashable {
    case conforms(Type, NominalType)
    case inherits(Type, from: Type)
    case same(Type, Type)
  }

  /// The declaration's own parameters, not those of the type around it.
  package var parameters: [GenericParameter]
  package var requirements: [Requirement]

  package init(parameters: [GenericParameter] = [], requirements: [Requirement] = []) {
    self.parameters = parameters
    self.requirements = requirements
  }

  package static let none = GenericSignature()
}
