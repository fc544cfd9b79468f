@_spi(RawSyntax) internal import SwiftSyntax

/// Folds the operator sequences of a tree into trees by precedence.
///
/// It works below the syntax nodes, on the raw tree: `OperatorTable.foldAll` makes a new root for every node on the way
/// and takes most of the time of checking a cell. What cannot be folded is left to `OperatorTable`, which says why.
struct SequenceFolding {
  private let order: PrecedenceOrder
  private let arena = RawSyntaxArena()
  private let ternary: Int
  private let assignment: Int
  private let casting: Int
  private let arrow: Int

  /// Something has no group, or two groups no order.
  struct Unfoldable: Error {}

  init?(_ order: PrecedenceOrder) {
    guard let ternary = order.group(named: "TernaryPrecedence"), let assignment = order.group(named: "AssignmentPrecedence"),
      let casting = order.group(named: "CastingPrecedence"), let arrow = order.group(named: "FunctionArrowPrecedence")
    else { return nil }
    (self.order, self.ternary, self.assignment, self.casting, self.arrow) = (order, ternary, assignment, casting, arrow)
  }

  func folded(_ tree: SourceFileSyntax) throws -> SourceFileSyntax {
    let raw = try folded(Syntax(tree).raw)
    if raw.id == Syntax(tree).raw.id { return tree }
    return Syntax(raw: raw, rawNodeArena: arena).cast(SourceFileSyntax.self)
  }

  private func folded(_ raw: RawSyntax) throws -> RawSyntax {
    guard let layout = raw.layoutView else { return raw }
    var changed: [RawSyntax?]?
    for (index, child) in layout.children.enumerated() {
      guard let child, !child.isToken else { continue }
      let new = try folded(child)
      if new.id != child.id {
        if changed == nil { changed = layout.formLayoutArray() }
        changed![index] = new
      }
    }
    let own = changed.map { layout.replacingLayout(with: $0, arena: arena) } ?? raw
    guard own.kind == .sequenceExpr, let elements = own.layoutView?.children.lazy.compactMap({ $0 }).first?.layoutView else { return own }
    var rest = Operands(elements: elements.children.compactMap { $0 }[...])
    let first = rest.take()
    return try fold(first, &rest, bound: nil)
  }

  /// What is left of a sequence: operators and operands by turns.
  private struct Operands {
    var elements: ArraySlice<RawSyntax>

    var isEmpty: Bool { elements.isEmpty }
    var next: RawSyntax { elements[elements.startIndex] }

    mutating func take() -> RawSyntax { elements.removeFirst() }
  }

  private struct Bound {
    let group: Int
    let isStrict: Bool
  }

  private func group(of element: RawSyntax) throws -> Int {
    switch element.kind {
    case .binaryOperatorExpr:
      guard let name = RawBinaryOperatorExprSyntax(element)?.operator.tokenText,
        let group = order.group(ofOperator: String(syntaxText: name))
      else { throw Unfoldable() }
      return group
    case .unresolvedTernaryExpr: return ternary
    case .assignmentExpr: return assignment
    case .unresolvedIsExpr, .unresolvedAsExpr: return casting
    case .arrowExpr: return arrow
    default: throw Unfoldable()
    }
  }

  private func isWithin(_ bound: Bound?, _ group: Int) -> Bool {
    guard let bound else { return true }
    if group == bound.group { return !bound.isStrict }
    return order.relation(group, to: bound.group) != .lower
  }

  /// The compiler's own algorithm: consumes operators that bind at least as tight as the bound.
  private func fold(_ first: RawSyntax, _ rest: inout Operands, bound: Bound?) throws -> RawSyntax {
    var left = first
    guard !rest.isEmpty else { return left }
    var group = try self.group(of: rest.next)
    guard isWithin(bound, group) else { return left }
    var sign = rest.take()
    guard !rest.isEmpty else { throw Unfoldable() }
    var right = rest.take()
    while !rest.isEmpty {
      if sign.kind == .unresolvedIsExpr || sign.kind == .unresolvedAsExpr {
        left = try joined(left, sign, right)
        let next = try self.group(of: rest.next)
        guard isWithin(bound, next) else { return left }
        (sign, group) = (rest.take(), next)
        right = rest.take()
        continue
      }
      let next = try self.group(of: rest.next)
      guard isWithin(bound, next) else { break }
      let relation = next == group ? nil : order.relation(group, to: next)
      switch (relation, order.associativity(of: group)) {
      case (.higher?, _), (nil, .left):
        left = try joined(left, sign, right)
        (sign, group) = (rest.take(), next)
        right = rest.take()
      case (.lower?, _): right = try fold(right, &rest, bound: Bound(group: group, isStrict: true))
      case (nil, .right):
        right = try fold(right, &rest, bound: Bound(group: group, isStrict: false))
        left = try joined(left, sign, right)
        guard !rest.isEmpty else { return left }
        group = try self.group(of: rest.next)
        guard isWithin(bound, group) else { return left }
        sign = rest.take()
        right = rest.take()
      case (nil, .none), (.unrelated?, _): throw Unfoldable()
      }
    }
    return try joined(left, sign, right)
  }

  private func joined(_ left: RawSyntax, _ sign: RawSyntax, _ right: RawSyntax) throws -> RawSyntax {
    // `try a + b` tries both.
    if [.tryExpr, .awaitExpr, .unsafeExpr].contains(left.kind), let layout = left.layoutView,
      let index = layout.children.lastIndex(where: { $0 != nil }), let inner = layout.children[index]
    {
      return layout.replacingChild(at: index, with: try joined(inner, sign, right), arena: arena)
    }
    guard let first = RawExprSyntax(left), let second = RawExprSyntax(right) else { throw Unfoldable() }
    if let ternary = RawUnresolvedTernaryExprSyntax(sign) {
      return RawTernaryExprSyntax(
        condition: first, questionMark: ternary.questionMark, thenExpression: ternary.thenExpression, colon: ternary.colon,
        elseExpression: second, arena: arena
      ).raw
    }
    if let test = RawUnresolvedIsExprSyntax(sign) {
      guard let type = RawTypeExprSyntax(right)?.type else { throw Unfoldable() }
      return RawIsExprSyntax(expression: first, isKeyword: test.isKeyword, type: type, arena: arena).raw
    }
    if let cast = RawUnresolvedAsExprSyntax(sign) {
      guard let type = RawTypeExprSyntax(right)?.type else { throw Unfoldable() }
      return RawAsExprSyntax(
        expression: first, asKeyword: cast.asKeyword, questionOrExclamationMark: cast.questionOrExclamationMark, type: type,
        arena: arena
      ).raw
    }
    guard let sign = RawExprSyntax(sign) else { throw Unfoldable() }
    return RawInfixOperatorExprSyntax(leftOperand: first, operator: sign, rightOperand: second, arena: arena).raw
  }
}
