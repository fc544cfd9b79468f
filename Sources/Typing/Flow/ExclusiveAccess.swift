/// Finds calls that change one place twice at the same time: two `inout` arguments, or a mutating method's own value.
final class ExclusiveAccess: TreeWalker {
  private let checker: Checker

  private init(_ checker: Checker) {
    self.checker = checker
  }

  static func check(_ cell: TypedCell, _ checker: Checker) {
    let access = ExclusiveAccess(checker)
    access.walk(cell.statements)
    if let result = cell.result { access.walk(result) }
  }

  private struct Place {
    let root: Variable
    /// Fields and tuple elements from the root; ends at the first part that only the running program knows.
    var path: [Part] = []
    var isExact = true
    let range: TextRange

    enum Part: Hashable {
      case field(ObjectIdentifier)
      case element(Int)
    }

    /// Fields that differ are places apart.
    func overlaps(_ other: Place) -> Bool {
      guard root == other.root else { return false }
      for (left, right) in zip(path, other.path) where left != right { return false }
      return true
    }
  }

  override func leave(_ node: TypedExpression) {
    switch node.kind {
    case .call(let call):
      var places = call.arguments.compactMap(place)
      if let receiver = call.receiver, call.function.isMutating, !checker.isClass(receiver.type), let own = place(receiver, receiver.range) {
        places.insert(own, at: 0)
      }
      compare(places, closures(call.arguments))
    case .callValue(_, let arguments): compare(arguments.compactMap(place), closures(arguments))
    default: break
    }
  }

  private func compare(_ places: [Place], _ closures: [TypedFunction]) {
    for (index, place) in places.enumerated() {
      if let other = places[..<index].first(where: { $0.overlaps(place) }) {
        checker.report(.overlappingAccess(place.root.name), other.range)
        return
      }
      if place.path.isEmpty, place.isExact, closures.contains(where: { $0.captures.contains(place.root) }) {
        checker.report(.overlappingAccess(place.root.name), place.range)
        return
      }
    }
  }

  private func closures(_ arguments: [TypedExpression.Argument]) -> [TypedFunction] {
    arguments.compactMap { argument in
      guard case .value(let node) = argument, case .closure(let function) = node.kind, function.name != "autoclosure" else { return nil }
      return function
    }
  }

  private func place(_ argument: TypedExpression.Argument) -> Place? {
    if case .inout(let node) = argument { return place(node, node.range) }
    return nil
  }

  private func place(_ node: TypedExpression, _ range: TextRange) -> Place? {
    switch node.kind {
    case .variable(let variable): return Place(root: variable, range: range)
    case .property(let base?, let property, _):
      if checker.isClass(base.type) { return nil }
      guard var found = place(base, range) else { return nil }
      if found.isExact, case .stored = property.implementation {
        found.path.append(.field(ObjectIdentifier(property)))
      } else {
        found.isExact = false
      }
      return found
    case .tupleElement(let base, let index):
      guard var found = place(base, range) else { return nil }
      if found.isExact { found.path.append(.element(index)) }
      return found
    case .subscriptElement(let base?, _, _, _):
      if checker.isClass(base.type) { return nil }
      guard var found = place(base, range) else { return nil }
      found.isExact = false
      return found
    case .forceUnwrap(let base), .chainLink(let base): return place(base, range)
    default: return nil
    }
  }
}
