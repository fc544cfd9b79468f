// Which of two declarations of one member is closer to the type: `reversed()` of a collection hides that of a sequence.

extension Checker {
  typealias ViableCandidate = (candidate: Candidate, bindings: [ParameterBinding])

  /// The candidates less those that a closer one of the same shape stands before. Where the context says the type, what differs
  /// in its result stays: `let a: [Int] = b.reversed()` means the sequence's.
  func withoutShadowed(_ viable: [ViableCandidate], _ expected: Type?) -> [ViableCandidate] {
    var decides = false
    if let expected, !isUnknown(expected) {
      if case .existential = shallow(expected) {} else { decides = true }
    }
    return viable.filter { one in
      !viable.contains { other in
        shadows(other.candidate, one.candidate) && (!decides || sameResult(other.candidate, one.candidate))
      }
    }
  }

  /// Whether both take the same, and the first is declared closer to the type: in it, or in a protocol that refines the other's.
  func shadows(_ closer: Candidate, _ candidate: Candidate) -> Bool {
    guard closer.function !== candidate.function, let own = closer.owner, let other = candidate.owner, other.kind == .protocolType,
      own.kind == .protocolType ? own !== other && refines(own, other) : closer.distance < candidate.distance,
      closer.function.parameters.count == candidate.function.parameters.count,
      closer.function.generics.parameters.count == candidate.function.generics.parameters.count
    else { return false }
    let before = mark()
    defer { rollback(before) }
    var map = closer.map
    for (mine, theirs) in zip(closer.function.generics.parameters, candidate.function.generics.parameters) {
      map[mine] = .parameter(theirs)
    }
    for (mine, theirs) in zip(closer.function.parameters, candidate.function.parameters) {
      guard mine.label == theirs.label, mine.isInout == theirs.isInout,
        haveSameShape(substitute(mine.type, map), substitute(theirs.type, candidate.map))
      else { return false }
    }
    return closer.function.ownerRequirements.allSatisfy { holds($0, closer.map) }
  }

  private func sameResult(_ left: Candidate, _ right: Candidate) -> Bool {
    left.function.generics.parameters.isEmpty && right.function.generics.parameters.isEmpty
      && substitute(left.function.result, left.map) == substitute(right.function.result, right.map)
  }

  /// Equal but for what functions throw and whether they escape.
  private func haveSameShape(_ left: Type, _ right: Type) -> Bool {
    guard case .function(let mine) = shallow(left), case .function(let theirs) = shallow(right) else { return left == right }
    return mine.parameters.count == theirs.parameters.count
      && zip(mine.parameters, theirs.parameters).allSatisfy { haveSameShape($0.type, $1.type) }
      && haveSameShape(mine.result, theirs.result)
  }
}
