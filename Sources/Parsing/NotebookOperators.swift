internal import SwiftOperators
internal import SwiftParser
internal import SwiftSyntax

/// The operators a cell may use: Swift's own, Python's `**`, and those that cells declare.
package struct NotebookOperators: Sendable {
  private(set) var table: OperatorTable
  private(set) var order: PrecedenceOrder

  /// `**` binds tighter than `*` and to the right: `2 ** 3 ** 2` is 512.
  package static let standard: NotebookOperators = {
    var table = OperatorTable.standardOperators
    table.addSourceFile(
      Parser.parse(
        source: """
          precedencegroup ExponentiationPrecedence {
            higherThan: MultiplicationPrecedence
            associativity: right
          }
          infix operator ** : ExponentiationPrecedence
          infix operator **= : AssignmentPrecedence
          """),
      errorHandler: { _ in })
    return NotebookOperators(table: table, order: PrecedenceOrder(table))
  }()

  /// Adds what the tree declares.
  mutating func add(_ tree: SourceFileSyntax, errorHandler: (OperatorError) -> Void) {
    guard tree.statements.contains(where: { $0.item.is(OperatorDeclSyntax.self) || $0.item.is(PrecedenceGroupDeclSyntax.self) })
    else { return }
    table.addSourceFile(tree, errorHandler: errorHandler)
    order = PrecedenceOrder(table)
  }
}
