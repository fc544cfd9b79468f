internal import SourceText
import SwiftSyntax

/// Files here meet two modules' `SourceRange`; this is ours.
typealias TextRange = SourceText.SourceRange

/// What a name stands for.
enum Entity {
  case variable(Variable)
  case function(FunctionDeclaration)
  case type(NominalType)
  case alias(TypeAlias)
  case parameter(GenericParameter)
}

/// `typealias Name<T> = …`, or what an associated type is.
final class TypeAlias {
  let name: String
  let parameters: [GenericParameter]
  let type: Type

  init(name: String, parameters: [GenericParameter], type: Type) {
    self.name = name
    self.parameters = parameters
    self.type = type
  }
}

/// What a member name of a type stands for.
enum Member {
  case function(FunctionDeclaration)
  case property(PropertyDeclaration)
  case type(NominalType)
  case alias(TypeAlias)
  case enumCase(EnumCase, NominalType)

  var isStatic: Bool {
    switch self {
    case .function(let function): function.kind == .staticMethod || function.kind == .initializer
    case .property(let property): property.isStatic
    case .type, .alias, .enumCase: true
    }
  }
}

/// The members of one type by name; those of native types are read from their declarations when first asked for.
final class MemberTable {
  enum Entry {
    case pending(DeclSyntax, DeclarationContext)
    case read(Member)
  }

  var entries: [String: [Entry]] = [:] { didSet { members = [:] } }
  /// Entries looked up and read since the last change.
  var members: [String: [Member]] = [:]
}

/// Where a declaration stands.
final class DeclarationContext {
  var owner: NominalType?
  /// Generic parameters of the declaration and those around it.
  var parameters: [String: Type] = [:]
  /// Requirements of an extension (`where`), besides the owner's.
  var requirements: [GenericSignature.Requirement] = []
  let isNative: Bool

  init(owner: NominalType? = nil, isNative: Bool) {
    self.owner = owner
    self.isNative = isNative
    for parameter in owner?.generics.parameters ?? [] { parameters[parameter.name] = .parameter(parameter) }
  }

  func nested(_ generics: GenericSignature) -> DeclarationContext {
    let context = DeclarationContext(owner: owner, isNative: isNative)
    context.parameters = parameters
    context.requirements = requirements
    for parameter in generics.parameters where !parameter.isOpaque { context.parameters[parameter.name] = .parameter(parameter) }
    return context
  }
}

/// Names visible at a place, innermost first.
final class Scope {
  enum Kind {
    /// The names of earlier cells.
    case session
    /// The top level of the cell being checked.
    case cell
    /// A function, method or closure.
    case function(FunctionContext)
    case block
    /// The members of a type; `self` is a variable of an inner scope.
    case type(NominalType)
  }

  let parent: Scope?
  let kind: Kind
  var entries: [String: [Entity]] = [:]

  init(_ kind: Kind, parent: Scope?) {
    self.kind = kind
    self.parent = parent
  }
}

struct JumpTarget {
  enum Kind { case loop, switchCase, block }

  let label: LoopLabel
  let name: String?
  let kind: Kind
  /// No case of the switch follows.
  var isLastCase = false
}

/// The function whose body is being checked.
final class FunctionContext {
  /// What `return` gives; may be a variable of the inference in a closure.
  var result: Type
  /// The closure's or function's own result was not written down: the first `return` decides.
  var throwsErrors: Bool
  /// Whether something in the body throws uncaught (for closures: makes the closure throwing).
  var hasUncaughtThrow = false
  let isClosure: Bool
  var selfVariable: Variable?
  /// Static methods: `Self` is the metatype.
  var selfType: Type?
  var isStatic = false
  var isInitializer = false
  /// An initializer that may give nil.
  var isFailable = false
  /// In an observer: the property it observes, which it sees without its observers.
  var observed: PropertyDeclaration?
  /// What `break`, `continue` and `fallthrough` can lead out of here, innermost last.
  var loops: [JumpTarget] = []
  /// Inside a `defer`, which nothing may jump out of.
  var isDeferred = false
  /// The top level of a cell.
  var isMain = false
  var catchDepth = 0
  /// Inside how many `do` statements with clauses.
  var openDos = 0
  var throwNotes: [ThrowNote] = []
  /// `throws(T)`.
  var thrownType: Type?
  /// What the innermost `do` says that it throws: `do throws(T)`.
  var statedDo: Type?
  var rethrowsErrors = false
  var parameters: [Variable] = []
  /// `$0`, `$1`, … of a closure without a parameter list.
  var anonymous: [Variable] = []
  let name: String
  /// What `#function` says; of a closure, the function around.
  var sourceName = "main"
  var closureCount = 0

  init(name: String, result: Type, throwsErrors: Bool, isClosure: Bool) {
    self.name = name
    self.result = result
    self.throwsErrors = throwsErrors
    self.isClosure = isClosure
  }
}
