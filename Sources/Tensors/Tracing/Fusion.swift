import CKernels

/// Which nodes run together: chains of elementwise operations of one shape become one step that goes
/// through memory once, tile by tile, with several results where several are needed. Reductions of such a
/// chain over everything, or over rows short enough for a tile, end it.
struct FusionGroups {
  /// For each node the group it belongs to, or -1.
  private(set) var groupOf: [Int]
  /// Member nodes of each group, in order.
  private(set) var members: [[Int]] = []

  /// Longest row of which a tile holds a whole number.
  static let longestRow = 4096
  private static let longestGroup = 48

  /// A group runs where its last member stands. So a node may join groups only while nothing outside
  /// them has used their results yet: such a user runs earlier and could not wait. Assignments do not
  /// count as users, they follow their value wherever it is computed.
  init(_ graph: PlanGraph) {
    groupOf = [Int](repeating: -1, count: graph.nodes.count)
    var users: [[Int]] = []
    for index in graph.nodes.indices where graph.isLive[index] {
      let node = graph.nodes[index]
      if case .assign = node.kind { continue }
      if let group = reducedGroup(graph, index, users) {
        groupOf[index] = group
        members[group].append(index)
      } else if Self.isFusible(graph, index) {
        let joined = joinable(graph, index, users)
        let target = joined.first ?? members.count
        if joined.isEmpty {
          members.append([])
          users.append([])
        }
        for other in joined.dropFirst() {
          for member in members[other] { groupOf[member] = target }
          members[target] += members[other]
          users[target] += users[other]
          members[other] = []
          users[other] = []
        }
        groupOf[index] = target
        members[target].append(index)
        members[target].sort()
      }
      for input in node.inputs where groupOf[input] != -1 && groupOf[input] != groupOf[index] {
        users[groupOf[input]].append(index)
      }
    }
  }

  /// The groups of a node's inputs that it can join, all into one.
  private func joinable(_ graph: PlanGraph, _ index: Int, _ users: [[Int]]) -> [Int] {
    let dims = graph.nodes[index].spec.dims
    // Whoever reads a reduction has to wait for the end of the group that forms it.
    let finished = Set(graph.nodes[index].inputs.filter { Self.reduction(graph, $0) != nil }.map { groupOf[$0] })
    var groups: [Int] = []
    for input in graph.nodes[index].inputs {
      let group = groupOf[input]
      guard group != -1, !groups.contains(group), !finished.contains(group),
        graph.nodes[members[group][0]].spec.dims == dims
      else { continue }
      groups.append(group)
    }
    var isStable = false
    while !isStable {
      isStable = true
      for (position, group) in groups.enumerated()
      where !users[group].allSatisfy({ user in
        // What reads a reduction of a group can never be in that group itself.
        formsReduction(graph, group) ? groupOf[user] == group : groups.contains(groupOf[user])
      }) {
        groups.remove(at: position)
        isStable = false
        break
      }
    }
    while !groups.isEmpty {
      if groups.reduce(0, { $0 + members[$1].count }) < Self.longestGroup { return groups }
      groups.removeLast()
      // A group left out may be one that another depends on being in; one alone is always sound.
      if let first = groups.first, groups.count > 1 || !users[first].allSatisfy({ groupOf[$0] == first }) {
        groups = users[first].allSatisfy({ groupOf[$0] == first }) ? [first] : []
      }
    }
    return []
  }

  private func formsReduction(_ graph: PlanGraph, _ group: Int) -> Bool {
    members[group].contains { Self.reduction(graph, $0) != nil }
  }

  private static func isFusible(_ graph: PlanGraph, _ index: Int) -> Bool {
    let node = graph.nodes[index]
    guard case .operation(let op, _) = node.kind else { return false }
    return op.isElementwise && node.spec.elementCount > 0 && node.spec.dtype != .string
      && node.inputs.allSatisfy { graph.nodes[$0].spec.dtype != .string }
  }

  /// The loop of a reduction that a chain can form, and the length of its rows (nil: everything is one).
  static func reduction(_ graph: PlanGraph, _ index: Int) -> (code: Int32, isMean: Bool, rowLength: Int?)? {
    let node = graph.nodes[index]
    guard case .operation(let op, .axes(let axes, _)) = node.kind,
      case .reduction(let code, let isMean) = op.category,
      node.spec.dtype == .float32 || node.spec.dtype == .float64
    else { return nil }
    let dims = graph.nodes[node.inputs[0]].spec.dims
    guard dims.elementCount > 0 else { return nil }
    if axes.count == dims.count { return (code, isMean, nil) }
    let trailing = Array((dims.count - axes.count)..<dims.count)
    let rowLength = axes.reduce(1) { $0 * dims[$1] }
    guard axes == trailing, rowLength <= longestRow else { return nil }
    return (code, isMean, rowLength)
  }

  /// The group at whose end a reduction can be formed.
  private func reducedGroup(_ graph: PlanGraph, _ index: Int, _ users: [[Int]]) -> Int? {
    guard let reduction = Self.reduction(graph, index) else { return nil }
    let input = graph.nodes[index].inputs[0]
    let group = groupOf[input]
    guard group != -1, Self.reduction(graph, input) == nil, members[group].count < Self.longestGroup,
      users[group].allSatisfy({ groupOf[$0] == group })
    else { return nil }
    // Tiles hold whole rows of one length only.
    let others = members[group].compactMap { Self.reduction(graph, $0)?.rowLength }
    if let rowLength = reduction.rowLength, others.contains(where: { $0 != rowLength }) { return nil }
    return group
  }

  /// How an operand is read along the flattened result.
  enum OperandForm: Equatable {
    case full
    case scalar
    /// Repeats after this many elements.
    case row(Int)
    case other
  }

  static func operandForm(_ operand: TensorSpec, _ result: [Int]) -> OperandForm {
    if operand.dims == result { return .full }
    if operand.elementCount == 1 { return .scalar }
    // A row: the operand's axes, leading ones dropped, are the last axes of the result.
    let dims = Array(operand.dims.drop { $0 == 1 })
    guard dims == Array(result.suffix(dims.count)), operand.elementCount <= longestRow else { return .other }
    return .row(operand.elementCount)
  }
}
