package import SourceText
import SwiftSyntax

/// A `let`, `var`, parameter or pattern variable.
package final class Variable: Hashable {
  package enum Storage: Hashable {
    /// Lives as long as the session; the number is never reused within one environment.
    case global(Int)
    /// Lives in a frame of the function whose body declares it.
    case local
  }

  package let name: String
  package internal(set) var type: Type
  /// `var` and `inout` parameters; false for `let` and other parameters.
  package let isMutable: Bool
  package internal(set) var storage: Storage
  /// Whether a closure or nested function reads or writes it outside the function that declares it (locals only).
  package internal(set) var isCaptured = false
  /// Whether anything assigns it after its declaration (or it is passed inout); a captured `let` needs no cell.
  package internal(set) var isReassigned = false
  /// An `inout` parameter.
  package let isInout: Bool
  /// Declared `T!`: the type is `T?` and uses unwrap by force where a `T` is needed.
  package internal(set) var isImplicitlyUnwrapped = false
  /// Declared without a value, which some assignment has yet to give it.
  package internal(set) var isDeclaredEmpty = false
  /// A parameter whose function must not be kept.
  var isNonEscaping = false
  /// Where the name is declared.
  package let range: SourceText.SourceRange
  /// The declaration as written; documentation is taken from it when somebody asks.
  var syntax: DeclSyntax?
  /// A computed variable (`var x: Int { … }`); nil for stored ones.
  package internal(set) var getter: FunctionDeclaration?
  package internal(set) var setter: FunctionDeclaration?
  /// A variable that the library declares: its value comes from this native key (`tf.float32`, `Double.pi` are properties instead).
  package internal(set) var nativeKey: String?
  /// Captured `weak` or `unowned`, or declared so: does not keep its object alive. A weak one is optional.
  package internal(set) var ownership = Ownership.strong

  /// Of a static property: the function that gives it its value when somebody first asks for it.
  package internal(set) var lazyInitializer: FunctionDeclaration?

  package enum Ownership { case strong, weak, unowned }

  package init(
    name: String, type: Type, isMutable: Bool, storage: Storage, isInout: Bool = false, range: SourceText.SourceRange
  ) {
    self.name = name
    self.type = type
    self.isMutable = isMutable
    self.storage = storage
    self.isInout = isInout
    self.range = range
  }

  /// Another variable like this one.
  func copy(type: Type) -> Variable {
    let copy = Variable(name: name, type: type, isMutable: isMutable, storage: storage, isInout: isInout, range: range)
    copy.isCaptured = isCaptured
    copy.isReassigned = isReassigned
    copy.isImplicitlyUnwrapped = isImplicitlyUnwrapped
    copy.nativeKey = nativeKey
    copy.ownership = ownership
    copy.isDeclaredEmpty = isDeclaredEmpty
    copy.isNonEscaping = isNonEscaping
    copy.syntax = syntax
    return copy
  }
  var isGlobal: Bool { if case .global = storage { true } else { false } }

  package static func == (left: Variable, right: Variable) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
