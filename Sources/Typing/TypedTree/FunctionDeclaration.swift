package import SourceText
import SwiftSyntax

/// One parameter of a function, method, initializer, subscript or enum case.
package struct ParameterDeclaration {
  /// What the caller writes before the colon; nil for `_`.
  package var label: String?
  package var name: String
  /// Of a variadic parameter: the element type.
  package var type: Type
  package var isInout = false
  package var isVariadic = false
  package var isAutoclosure = false
  /// `@escaping`: a function given here may be kept.
  var isEscaping = false
  /// Whether a call may leave it out.
  package var hasDefault = false
  /// Source text of the default, for completion; and of a notebook function's default the checked expression.
  package var defaultText = ""
  package internal(set) var defaultValue: TypedExpression?

  package init(label: String?, name: String, type: Type) {
    self.label = label
    self.name = name
    self.type = type
  }

  /// The type a function value has at this place.
  package var valueType: Type { isVariadic ? .array(type) : type }
}

/// A function, method, initializer, accessor or operator, native or of the notebook.
package final class FunctionDeclaration: Hashable {
  package enum Kind: Hashable { case function, method, staticMethod, initializer, getter, setter }

  /// Base name: `reduceSum`, `init`, `+`, `subscript`.
  package let name: String
  package let kind: Kind
  package internal(set) var parameters: [ParameterDeclaration] = []
  package internal(set) var result: Type = .void
  package internal(set) var throwsErrors = false
  /// `throws(T)`; nil for errors of any type.
  package internal(set) var thrownType: Type?
  /// Throws only when an argument does.
  package internal(set) var rethrowsErrors = false
  package internal(set) var generics = GenericSignature.none
  /// The type whose member it is; for an extension of a protocol, the protocol.
  package internal(set) var owner: NominalType?
  /// Of a member made for certain type arguments: what `Self` is in it.
  package internal(set) var selfType: Type?
  /// Requirements of the extension it stands in (`where Element: Equatable`).
  package internal(set) var ownerRequirements: [GenericSignature.Requirement] = []
  /// Of a method: writes `self`, which is then passed inout.
  package internal(set) var isMutating = false
  package internal(set) var isDiscardable = false
  /// Of a native method of an open class: a notebook subclass may override it.
  package internal(set) var isOpen = false
  package internal(set) var isConvenience = false
  /// A failable initializer gives an optional.
  package internal(set) var isFailable = false
  /// Of an accessor that a protocol requires: its property or subscript.
  package internal(set) weak var property: PropertyDeclaration?
  /// Only code inside the type (or its extensions) may call it.
  var isPrivate = false
  /// `init!`: its optional is unwrapped where a value is needed.
  var isForced = false
  /// A method of a class whose result is `Self`: of the type it is called on.
  var returnsSelf = false
  /// A requirement of a protocol, without an implementation of its own.
  package internal(set) var isRequirement = false
  /// The key of the native implementation; nil for notebook functions and protocol requirements.
  package internal(set) var nativeKey: String?
  /// The method of a superclass that this one replaces.
  package internal(set) var overridden: FunctionDeclaration?
  /// Whether a method of a subclass replaces it.
  package internal(set) var isOverridden = false
  /// Of a function made for certain type arguments: the generic one.
  package internal(set) var original: FunctionDeclaration?
  /// Set once checked; nil for natives, requirements and the initializers the compiler supplies.
  package internal(set) var body: TypedFunction?
  /// Of a function declared inside another: holds its closure, so that other closures can capture it as any variable.
  package internal(set) var closureVariable: Variable?
  /// An initializer nobody wrote: one field per parameter, in order (structs), or a call of the superclass's (classes).
  package internal(set) var isMemberwise = false
  /// Of a function of the library's that has a body: the text it stands in.
  package internal(set) var file: SourceFile?
  /// The declaration as written; signature and documentation are taken from it when somebody asks.
  var syntax: DeclSyntax?
  package let range: SourceText.SourceRange

  package init(name: String, kind: Kind, range: SourceText.SourceRange) {
    self.name = name
    self.kind = kind
    self.range = range
  }

  package static func == (left: FunctionDeclaration, right: FunctionDeclaration) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// Another declaration like this one, its body excepted.
  func copy() -> FunctionDeclaration {
    let copy = FunctionDeclaration(name: name, kind: kind, range: range)
    copy.parameters = parameters
    copy.result = result
    copy.throwsErrors = throwsErrors
    copy.rethrowsErrors = rethrowsErrors
    copy.thrownType = thrownType
    copy.generics = generics
    copy.owner = owner
    copy.ownerRequirements = ownerRequirements
    copy.isMutating = isMutating
    copy.isDiscardable = isDiscardable
    copy.isOpen = isOpen
    copy.isConvenience = isConvenience
    copy.isFailable = isFailable
    copy.isRequirement = isRequirement
    copy.nativeKey = nativeKey
    copy.overridden = overridden
    copy.isOverridden = isOverridden
    copy.closureVariable = closureVariable
    copy.isMemberwise = isMemberwise
    copy.syntax = syntax
    return copy
  }

  package var hasDefaults: Bool { parameters.contains { $0.hasDefault } }

  /// The type of the function as a value, without `self`.
  package var functionType: FunctionType {
    FunctionType(
      parameters: parameters.map { .init($0.valueType, isInout: $0.isInout, isAutoclosure: $0.isAutoclosure) },
      result: result, throwsErrors: throwsErrors || rethrowsErrors, thrownType: thrownType)
  }

  /// As a person names it: `fit(_:_:epochs:)`.
  package var displayName: String {
    parameters.isEmpty ? name + "()" : name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }
}

/// The checked body of a notebook function or closure.
package final class TypedFunction {
  /// For stack traces: `train(_:epochs:)`, `closure #1 in main`.
  package internal(set) var name: String
  /// In declaration order; a method's `self` is not among them.
  package internal(set) var parameters: [Variable]
  /// The `self` of a method, accessor or initializer.
  package internal(set) var selfVariable: Variable?
  package internal(set) var result: Type
  package internal(set) var throwsErrors: Bool
  /// Generic parameters whose descriptors the body needs, the outer type's first.
  package internal(set) var genericParameters: [GenericParameter] = []
  package internal(set) var body: [TypedStatement] = []
  /// Of an initializer: after how many of its statements every field of the type has a value.
  package internal(set) var wholeAfter = Int.max
  /// Variables of enclosing functions that the body uses (or a closure inside it), in order of first use. Globals are not captured.
  package internal(set) var captures: [Variable] = []
  package internal(set) var range: SourceText.SourceRange
  /// Whether a `Specializer` made it: no generic parameter is left in it.
  var isConcrete = false
  /// A capture list names `self`.
  var namesSelf = false
  /// The closing brace of a body that must not be left without `return`.
  var valueEnd: SourceText.SourceRange?

  package init(
    name: String, parameters: [Variable], selfVariable: Variable? = nil, result: Type, throwsErrors: Bool = false,
    range: SourceText.SourceRange
  ) {
    self.name = name
    self.parameters = parameters
    self.selfVariable = selfVariable
    self.result = result
    self.throwsErrors = throwsErrors
    self.range = range
  }
}
