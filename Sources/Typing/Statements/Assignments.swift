/// What is known, at a place, of variables declared without a value.
struct Assignments {
  /// Constants no path has given a value yet: these alone may be assigned.
  var assignable: Set<Variable> = []
  /// Variables some path has left without a value: these may not be read.
  var open: Set<Variable> = []

  var isEmpty: Bool { assignable.isEmpty && open.isEmpty }

  /// After several paths meet; a path that leaves does not arrive.
  static func met(_ ends: [(state: Assignments, leaves: Bool)], before: Assignments) -> Assignments {
    let arriving = ends.filter { !$0.leaves }.map(\.state)
    guard var state = arriving.first else { return ends.first?.state ?? before }
    for other in arriving.dropFirst() {
      state.assignable.formIntersection(other.assignable)
      state.open.formUnion(other.open)
    }
    return state
  }
}
