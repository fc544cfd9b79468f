import SwiftSyntax

/// A declared type: what its name means, shared by everything that mentions it.
///
/// Two declarations of one name in different cells are two objects; identity is what makes types equal.
package final class NominalType: Hashable {
  package struct Specialization {
    package let generic: NominalType
    package let arguments: [Type]
  }

  package enum Kind { case structure, classType, enumeration, protocolType }

  package enum Origin { case native, notebook }

  /// How the machine holds a value of this type in its one slot.
  package enum Representation: String { case int, double, float, bool, reference }

  /// Dotted as written in Swift, `tf.keras.layers.Dense`, without the module.
  package let name: String
  package let kind: Kind
  package let origin: Origin
  /// The module of a type that has a layout, which values are printed with.
  package internal(set) var module = "main"
  package var representation = Representation.reference
  /// Of a type declared inside another one, that one; its generic parameters are then the first of this type's.
  package internal(set) var outer: NominalType?
  package var generics = GenericSignature.none
  package var superclass: Type?
  /// Whether a notebook may subclass it.
  package var isOpen = false
  /// Fields, methods and cases of a notebook type; nil for native ones.
  package var layout: NotebookTypeDeclaration?
  /// Of an enum whose cases have no payloads or of any other: the cases in order. Empty for other kinds.
  package var cases: [EnumCase] = []
  /// Of a protocol with its associated types said, `Sequence<Int>`: what it was made from.
  package internal(set) var constraint: Constraint?
  /// Of a generic type with its arguments put in: what it was made from.
  package internal(set) var specialization: Specialization?
  /// The declaration as written; documentation is taken from it when somebody asks.
  var syntax: DeclSyntax?

  package init(name: String, kind: Kind, origin: Origin) {
    self.name = name
    self.kind = kind
    self.origin = origin
  }

  /// The last component of the dotted name.
  package var baseName: Substring { name.split(separator: ".").last ?? "" }

  package static func == (left: NominalType, right: NominalType) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The type inside its own declaration: `Array<Element>` for `Array`.
  package var declaredType: Type { .nominal(self, generics.parameters.map { .parameter($0) }) }
}

/// One case of an enum.
package final class EnumCase {
  package let name: String
  /// Position among the cases, the machine's tag.
  package let index: Int
  package let payload: [Type.TupleElement]
  /// The literal behind a case of an enum with a raw type.
  package var rawValue: TypedExpression?
  /// Values of the payload that may be left out, by position.
  var defaults: [Int: () -> TypedExpression] = [:]

  package init(name: String, index: Int, payload: [Type.TupleElement]) {
    self.name = name
    self.index = index
    self.payload = payload
  }
}
