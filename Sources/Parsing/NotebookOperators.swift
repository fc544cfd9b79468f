internal import SwiftOperators
internal import SwiftParser
internal import SwiftSyntax

/// The operators a cell may use: Swift's own, Python's `**`, and those that cells declare.
package struct NotebookOperators: Sendable {
  private(set) var table: OperatorTable
  private(set) var order: PrecedenceOrder
  /// Declarations besides Swift's own, by what they declare: a later cell may declare the same anew.
  private var declared: [String: String]

  /// `**` binds tighter than `*` and to the right: `2 ** 3 ** 2` is 512.
  package static let standard: NotebookOperators = {
    let table = OperatorTable.standardOperators
    var operators = NotebookOperators(table: table, order: PrecedenceOrder(table), declared: [:])
    operators.add(
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
    return operators
  }()

  /// Adds what the tree declares.
  mutating func add(_ tree: SourceFileSyntax, errorHandler: (OperatorError) -> Void) {
    guard tree.statements.contains(where: { $0.item.is(OperatorDeclSyntax.self) || $0.item.is(PrecedenceGroupDeclSyntax.self) })
    else { return }
    let new = Self.declarations(tree)
    if new.contains(where: { declared[$0.name] != nil }) {
      for (name, _) in new { declared[name] = nil }
      table = .standardOperators
      let kept = declared.values.sorted().joined(separator: "\n")
      table.addSourceFile(Parser.parse(source: kept), errorHandler: { _ in })
    }
    for (name, text) in new { declared[name] = text }
    table.addSourceFile(tree) { error in
      // What Swift itself declares may be declared once more.
      if case .operatorAlreadyExists(let existing, _) = error, existing.syntax == nil { return }
      errorHandler(error)
    }
    order = PrecedenceOrder(table)
  }

  private static func declarations(_ tree: SourceFileSyntax) -> [(name: String, text: String)] {
    tree.statements.compactMap { item in
      if let node = item.item.as(OperatorDeclSyntax.self) {
        return (node.fixitySpecifier.text + " " + node.name.text, node.trimmedDescription)
      }
      return item.item.as(PrecedenceGroupDeclSyntax.self).map { ($0.name.text, $0.trimmedDescription) }
    }
  }
}
