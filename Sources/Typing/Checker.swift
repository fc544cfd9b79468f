package import Parsing
package import SourceText
import SwiftSyntax
import Synchronization

/// The static type checker of one session.
///
/// A cell is checked as a transaction: with any error among its diagnostics the names of the session are unchanged.
///
///     let checker = Checker(libraries: [standardLibrary])
///     let checked = checker.check(parser.parse("let x = 1 + 2.5", named: "cell 1"))
///     checked.typed?.globals[0].type   // Double
package final class Checker {
  // What is read for every expression is not checked for exclusive access: one thread at a time, and no accessor calls another.
  let catalog: Catalog
  /// Names of earlier cells.
  let session: Scope
  /// Where the checker stands.
  @exclusivity(unchecked) var scope: Scope
  @exclusivity(unchecked) var function: FunctionContext
  @exclusivity(unchecked) var file: SourceFile
  @exclusivity(unchecked) var solver = Solver()
  @exclusivity(unchecked) var diagnostics: [Diagnostic] = []
  /// Errors so far in this cell, taken back with a trial.
  @exclusivity(unchecked) var errorCount = 0
  var pendingOperators: [PendingOperator] = []
  var pendingRequirements: [PendingRequirement] = []
  /// What the generic declarations around ask of their parameters.
  @exclusivity(unchecked) var genericContext: [GenericSignature.Requirement] = []
  /// Generic types as the cell writes them.
  var writtenTypes: [(type: NominalType, arguments: [Type], range: TextRange)] = []
  var selfProtocols: [GenericParameter: NominalType] = [:]
  var associatedTypes: [NominalType: Set<String>] = [:]
  var constrainedProtocols: [NominalType.Constraint: NominalType] = [:]
  /// `associatedtype Name = Default`.
  var associatedDefaults: [NominalType: [String: Type]] = [:]
  /// Associated types whose inference is under way.
  var inferring: Set<AssociatedTypeKey> = []
  /// Operator functions declared as members of notebook types, and their state before this cell.
  var notebookOperators: [String: [FunctionDeclaration]] = [:]
  @exclusivity(unchecked) var operatorCache: [String: [FunctionDeclaration]] = [:]
  /// `+=` made of `+`, over any type that declares the latter.
  var compoundAssignments: [String: FunctionDeclaration] = [:]
  @exclusivity(unchecked) var memberNameCache: [String: Set<String>] = [:]
  /// Native protocols with everything they refine.
  var refinements: [NominalType: Set<NominalType>] = [:]
  @exclusivity(unchecked) var protocolCache: [NominalType: [NominalType]] = [:]
  var scalarOperatorCache: [ScalarOperator: FunctionDeclaration] = [:]
  var opaqueParameters: GenericSignature?
  var nextGlobal = 0
  var nextGlobalBeforeCell = 0
  var cell = TypedCell()
  /// Globals whose declaration stands further down in this cell, with the place.
  var laterGlobals: [String: TextRange] = [:]
  /// What to do when the cell fails: takes back members added to types of earlier cells.
  var undo: [() -> Void] = []
  /// How many expressions are being checked inside one another; the outermost settles the unknowns.
  @exclusivity(unchecked) var expressionDepth = 0
  /// Whether an optional chain began in the postfix expression being checked.
  @exclusivity(unchecked) var chainLinked = false
  /// Inside how many `try`s of this function.
  @exclusivity(unchecked) var tryDepth = 0
  /// The value being checked against the type its declaration states, or its function returns: for the words of a mismatch.
  var specifiedValue: TextRange?
  var returnedValue: TextRange?
  /// Calls met so far that may throw; tells whether a `try` or `do` has any.
  var throwSites = 0
  /// Whether the initializer being checked called `super.init`.
  var sawSuperInit = false
  /// Globals that earlier cells declared and left without a value on some path.
  var emptyGlobals = FlowState()
  var integerLiterals: [(type: Type, magnitude: UInt64, isNegative: Bool, range: TextRange)] = []
  var emptyLiterals: [(type: Type, range: TextRange)] = []
  var anonymousCounts: [SyntaxIdentifier: Int] = [:]
  /// Declarations of this cell by their syntax.
  var functionNodes: [SyntaxIdentifier: FunctionDeclaration] = [:]
  var typeNodes: [SyntaxIdentifier: NominalType] = [:]
  var propertyNodes: [SyntaxIdentifier: PropertyDeclaration] = [:]
  var extensionOwners: [SyntaxIdentifier: NominalType] = [:]
  var extensionRequirements: [SyntaxIdentifier: [GenericSignature.Requirement]] = [:]
  var lazySelves: [SyntaxIdentifier: Variable] = [:]
  /// What is looked at when every member of the cell's types is known.
  var overrideChecks: [() -> Void] = []
  /// Values of fields, checked when the types of the cell are complete.
  var laterValues: [() -> Void] = []
  /// What is looked at when nothing else is wrong with the cell: the order in which its statements give and take values.
  var flowChecks: [() -> Void] = []
  /// Types of the cell whose inferred fields are still to be read, with what reads them.
  var incompleteTypes: [NominalType: () -> Void] = [:]
  /// The property whose observer is being checked.
  var observed: PropertyDeclaration?
  /// Whether the members being read stand in an extension.
  var isInExtension = false
  var rawTypes: [NominalType: Type] = [:]
  var staticInitializers: [(PropertyDeclaration, Variable)] = []
  /// What the top-level names of the cell mean, where somebody wants to know.
  @exclusivity(unchecked) var nameUses: NameUses?
  /// Parts of the library that no cell has mentioned yet.
  var waitingPrograms = LibraryProgram.all
  /// The text of the library program being checked.
  var programFile: SourceFile?
  /// Set for the switch that is an expression, taken by it.
  var branchBody: Type?
  /// Nested functions of the block that stands, whose bodies are checked at its end.
  var pendingBodies: [(FunctionDeclaration, CodeBlockSyntax?)] = []
  /// Set while the second and later patterns of a case are read.
  var itemBindings: ItemBindings?

  package init(libraries: [any InterfaceLibrary]) {
    catalog = Catalog(libraries: libraries)
    session = Scope(.session, parent: nil)
    scope = session
    file = SourceFile(name: "interface", text: "")
    function = FunctionContext(name: "main", result: .void, throwsErrors: true, isClosure: false)
    for nominal in NominalType.wellKnown.values where nominal.kind == .protocolType {
      selfProtocols[nominal.generics.parameters[0]] = nominal
    }
  }

  /// What is wrong with the declarations of the libraries, all of them read. Empty when all is well.
  package func libraryProblems() -> [String] { Checker.gate.withLock { _ in readEverything() } }

  /// The types the language itself knows are shared by all checkers of a process: one checker works at a time.
  static let gate = Mutex(())

  private func readEverything() -> [String] {
    catalog.loadAll(into: self)
    loadAllPrograms()
    for table in Array(catalog.tables) {
      for name in table.value.entries.keys.sorted() { _ = ownMembers(named: name, of: table.key) }
    }
    for name in catalog.topLevel.keys.sorted() { _ = nativeEntities(name) }
    for name in catalog.operators.keys.sorted() { _ = operatorFunctions(name) }
    return catalog.problems
  }
}

/// What checking a cell came to.
package struct CheckedCell {
  /// Nil when any diagnostic is an error.
  package let typed: TypedCell?
  /// In source order.
  package let diagnostics: [Diagnostic]
}

/// An operator between literals whose type the context has yet to say.
struct PendingOperator {
  let node: TypedExpression
  let name: String
  let operands: [TypedExpression]
  let operandType: Type
  let range: TextRange
}

/// A conformance to be looked at when the types are known.
struct PendingRequirement {
  let requirement: GenericSignature.Requirement
  let map: [GenericParameter: Type]
  let function: FunctionDeclaration
  let range: TextRange
}

struct ScalarOperator: Hashable {
  let name: String
  let operand: NominalType
}
