/// What is known, at a place that control reaches, of the variables declared without a value.
struct FlowState: Equatable {
  /// Those that some path leaves without a value: they may not be read.
  var unset: Set<Variable> = []
  /// Those that some path has given a value: of these a constant may not be given another.
  var given: Set<Variable> = []

  /// What outlives the cell.
  var globals: FlowState { FlowState(unset: unset.filter(\.isGlobal), given: given.filter(\.isGlobal)) }

  var isEmpty: Bool { unset.isEmpty && given.isEmpty }

  /// After two paths meet; nil is a path that does not arrive.
  static func met(_ left: FlowState?, _ right: FlowState?) -> FlowState? {
    guard let left else { return right }
    guard let right, right != left else { return left }
    return FlowState(unset: left.unset.union(right.unset), given: left.given.union(right.given))
  }
}
