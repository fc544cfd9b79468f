internal import SwiftOperators
internal import SwiftParser
internal import SwiftSyntax

/// The precedence groups of an operator table with every relation between them worked out once.
///
/// `OperatorTable` searches its graph anew for each pair of operators, and builds syntax on the way.
struct PrecedenceOrder: Sendable {
  enum Associativity { case left, right, none }
  enum Relation { case higher, lower, unrelated }

  private var associativities: [Associativity] = []
  private var groups: [String: Int] = [:]
  private var operators: [String: Int] = [:]
  /// Row and column are groups: whether the row's binds tighter.
  private var bindsTighter: [[Bool]] = []

  init(_ table: OperatorTable) {
    // A table's description is the source code that declares it.
    let items = Parser.parse(source: table.description).statements.compactMap { $0.item.as(DeclSyntax.self) }
    let declared = items.compactMap { $0.as(PrecedenceGroupDeclSyntax.self) }
    for node in declared { _ = group(node.name.text) }
    bindsTighter = Array(repeating: Array(repeating: false, count: declared.count), count: declared.count)
    for node in declared { readAttributes(of: node) }
    closeRelations()
    for node in items.compactMap({ $0.as(OperatorDeclSyntax.self) }) where node.fixitySpecifier.text == "infix" {
      operators[node.name.text] = groups[node.operatorPrecedenceAndTypes?.precedenceGroup.text ?? "DefaultPrecedence"]
    }
  }

  private mutating func group(_ name: String) -> Int {
    if let known = groups[name] { return known }
    groups[name] = associativities.count
    associativities.append(.none)
    return associativities.count - 1
  }

  private mutating func readAttributes(of node: PrecedenceGroupDeclSyntax) {
    guard let own = groups[node.name.text] else { return }
    for attribute in node.groupAttributes {
      if let associativity = attribute.as(PrecedenceGroupAssociativitySyntax.self) {
        associativities[own] = ["left": .left, "right": .right][associativity.value.text] ?? .none
      } else if let relation = attribute.as(PrecedenceGroupRelationSyntax.self) {
        for other in relation.precedenceGroups.compactMap({ groups[$0.name.text] }) {
          if relation.higherThanOrLowerThanLabel.text == "higherThan" {
            bindsTighter[own][other] = true
          } else {
            bindsTighter[other][own] = true
          }
        }
      }
    }
  }

  private mutating func closeRelations() {
    let all = bindsTighter.indices
    for middle in all {
      for first in all where bindsTighter[first][middle] {
        for last in all where bindsTighter[middle][last] { bindsTighter[first][last] = true }
      }
    }
  }

  /// The group of an infix operator; nil for an operator nobody declared.
  func group(ofOperator name: String) -> Int? { operators[name] }

  func group(named name: String) -> Int? { groups[name] }

  func associativity(of group: Int) -> Associativity { associativities[group] }

  func relation(_ left: Int, to right: Int) -> Relation {
    bindsTighter[left][right] ? .higher : bindsTighter[right][left] ? .lower : .unrelated
  }
}
