package import SourceText

/// A cell that passed the checker.
package struct TypedCell {
  /// In the order they run, declarations among them (top-level functions may be called before their statement: lower them first).
  package internal(set) var statements: [TypedStatement] = []
  /// The value to show, evaluated after the statements: nil when the cell ends otherwise, in `;`, in something
  /// discardable, or in `Void`.
  package internal(set) var result: TypedExpression?
  /// Globals the cell declares, in order.
  package internal(set) var globals: [Variable] = []
  /// How many globals the session has, those of this cell included: their numbers are below.
  package internal(set) var globalCount = 0
  package internal(set) var functions: [FunctionDeclaration] = []
  package internal(set) var types: [NominalType] = []
  /// Warnings; errors are thrown instead.
  package internal(set) var warnings: [Diagnostic] = []

  /// Whether an extension makes a type conform to a protocol, perhaps one of an earlier cell.
  package internal(set) var addsConformances = false
  /// Answers what implements a protocol's requirement for a type; set once the cell has passed.
  package internal(set) var witnesses: WitnessResolver!

  package init() {}
}
