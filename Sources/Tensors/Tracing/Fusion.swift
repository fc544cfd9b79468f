import CKernels

/// Which nodes run together: chains of elementwise operations of one dtype and one shape become one
/// step that goes through memory once, tile by tile, with several results where several are needed.
struct FusionGroups {
  /// For each node the group it belongs to, or -1.
  private(set) var groupOf: [Int]
  /// Member nodes of each group, in order.
  private(set) var members: [[Int]] = []

  /// Longest row that is repeated from a small operand inside a fused step.
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
      if Self.isFusible(graph, index) {
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
    let spec = graph.nodes[index].spec
    var groups: [Int] = []
    for input in graph.nodes[index].inputs {
      let group = groupOf[input]
      guard group != -1, !groups.contains(group), graph.nodes[members[group][0]].spec == spec else { continue }
      groups.append(group)
    }
    var isStable = false
    while !isStable {
      isStable = true
      for (position, group) in groups.enumerated()
      where !users[group].allSatisfy({ groups.contains(groupOf[$0]) }) {
        groups.remove(at: position)
        isStable = false
        break
      }
    }
    while !groups.isEmpty {
      let all = groups.flatMap { members[$0] }
      if all.count < Self.longestGroup && rowsAgree(graph, all, index) { return groups }
      groups.removeLast()
      // A group left out may be one that another depends on being in; one alone is always sound.
      if let first = groups.first, groups.count > 1 || !users[first].allSatisfy({ groupOf[$0] == first }) {
        groups = users[first].allSatisfy({ groupOf[$0] == first }) ? [first] : []
      }
    }
    return []
  }

  private static func isFusible(_ graph: PlanGraph, _ index: Int) -> Bool {
    let node = graph.nodes[index]
    guard case .operation(let op, _) = node.kind, node.spec.dtype.isFloating, node.spec.elementCount > 0
    else { return false }
    switch op.category {
    case .unary: return true
    case .binary: return node.inputs.allSatisfy { operandForm(graph.nodes[$0].spec, node.spec) != nil }
    default: return false
    }
  }

  /// How an operand is read along the flattened result.
  enum OperandForm: Equatable {
    case full
    case scalar
    /// Repeats after this many elements.
    case row(Int)
  }

  static func operandForm(_ operand: TensorSpec, _ result: TensorSpec) -> OperandForm? {
    if operand.dims == result.dims { return .full }
    if operand.elementCount == 1 { return .scalar }
    // A row: the operand's axes, leading ones dropped, are the last axes of the result.
    let dims = Array(operand.dims.drop { $0 == 1 })
    guard dims == Array(result.dims.suffix(dims.count)), operand.elementCount <= longestRow else { return nil }
    return .row(operand.elementCount)
  }

  /// A group repeats rows of one length only.
  private func rowsAgree(_ graph: PlanGraph, _ members: [Int], _ index: Int) -> Bool {
    var length: Int?
    for member in members + [index] {
      for input in graph.nodes[member].inputs {
        if case .row(let row)? = Self.operandForm(graph.nodes[input].spec, graph.nodes[member].spec) {
          if let length, length != row { return false }
          length = row
        }
      }
    }
    return true
  }
}
