package import SwiftOperators
internal import SwiftParser

extension OperatorTable {
  /// Swift's own operators and Python's `**`, which binds tighter than `*` and to the right:
  /// `2 ** 3 ** 2` is 512.
  package static var notebook: OperatorTable {
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
    return table
  }
}
