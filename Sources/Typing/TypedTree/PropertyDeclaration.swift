package import SourceText
import SwiftSyntax

/// A property or subscript of a type.
package final class PropertyDeclaration {
  package enum Implementation {
    /// A field of a notebook type, by position among all its fields, inherited ones first.
    case stored(index: Int)
    /// Getter and, where it can be set, setter: functions of the notebook or natives.
    case computed(getter: FunctionDeclaration, setter: FunctionDeclaration?)
    /// A stored static property: a global.
    case global(Variable)
  }

  package let name: String
  package internal(set) var type: Type
  package internal(set) var isStatic: Bool
  package internal(set) var isMutable: Bool
  package internal(set) var implementation: Implementation
  package internal(set) var owner: NominalType?
  package internal(set) var ownerRequirements: [GenericSignature.Requirement] = []
  package internal(set) var isImplicitlyUnwrapped = false
  package internal(set) var ownership = Variable.Ownership.strong
  /// The initial value of a stored property, evaluated by every initializer before its own statements.
  package internal(set) var initialValue: TypedExpression?
  /// Of a property that is lazy, observed or overridden: the stored one behind its accessors.
  package internal(set) var storage: PropertyDeclaration?
  package internal(set) var isLazy = false
  /// `didSet` that does not ask for the old value: the value may be changed where it stands, then this is called.
  package internal(set) var changeObserver: FunctionDeclaration?
  package internal(set) var isOverridden = false
  /// What the memberwise initializer calls a stored property.
  package internal(set) var memberwiseLabel: String?
  /// Of a subscript: its parameters; empty for a property.
  package internal(set) var parameters: [ParameterDeclaration] = []
  package internal(set) var generics = GenericSignature.none
  /// Only code inside the type (or its extensions) may read it, or write it.
  var isPrivate = false
  var isPrivateToSet = false
  package internal(set) var isRequirement = false
  package internal(set) var overridden: PropertyDeclaration?
  /// The declaration as written; signature and documentation are taken from it when somebody asks.
  var syntax: DeclSyntax?
  package let range: SourceText.SourceRange

  package init(
    name: String, type: Type, isStatic: Bool, isMutable: Bool, implementation: Implementation, range: SourceText.SourceRange
  ) {
    self.name = name
    self.type = type
    self.isStatic = isStatic
    self.isMutable = isMutable
    self.implementation = implementation
    self.range = range
  }

  /// Another declaration like this one.
  func copy() -> PropertyDeclaration {
    let copy = PropertyDeclaration(
      name: name, type: type, isStatic: isStatic, isMutable: isMutable, implementation: implementation, range: range)
    copy.owner = owner
    copy.ownerRequirements = ownerRequirements
    copy.isImplicitlyUnwrapped = isImplicitlyUnwrapped
    copy.ownership = ownership
    copy.initialValue = initialValue
    copy.isLazy = isLazy
    copy.storage = storage
    copy.changeObserver = changeObserver
    copy.isOverridden = isOverridden
    copy.memberwiseLabel = memberwiseLabel
    copy.parameters = parameters
    copy.generics = generics
    copy.isRequirement = isRequirement
    copy.overridden = overridden
    copy.syntax = syntax
    return copy
  }
}

/// What the notebook declared of a class, struct or enum.
package final class NotebookTypeDeclaration {
  package unowned let type: NominalType
  /// The type's own fields, in order; their indices follow the superclass's.
  package internal(set) var storedProperties: [PropertyDeclaration] = []
  package internal(set) var computedProperties: [PropertyDeclaration] = []
  /// Methods, static ones included.
  package internal(set) var methods: [FunctionDeclaration] = []
  package internal(set) var initializers: [FunctionDeclaration] = []
  package internal(set) var subscripts: [PropertyDeclaration] = []
  package internal(set) var deinitializer: TypedFunction?
  /// Bodies of `willSet` and `didSet`, which the setters call.
  package internal(set) var observers: [FunctionDeclaration] = []
  package let range: SourceText.SourceRange

  package init(type: NominalType, range: SourceText.SourceRange) {
    self.type = type
    self.range = range
  }

  /// Fields of the superclasses that the notebook declared.
  package var inheritedFieldCount: Int {
    guard let parent = type.superclass?.nominal?.layout else { return 0 }
    return parent.inheritedFieldCount + parent.storedProperties.count
  }
}
