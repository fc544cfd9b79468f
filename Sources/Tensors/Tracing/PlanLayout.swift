/// The steps of a plan in the order they run, and where each of their operands lies.
struct PlanLayout {
  enum Place {
    case arena(Int)
    case constant(Tensor)
    case input(Int)
    case variable(Variable)
  }

  struct Step {
    let kernel: Kernel
    let operands: [Place]
  }

  private(set) var steps: [Step] = []
  private(set) var outputs: [(Place, TensorSpec)] = []
  private(set) var memory: MemoryPlan
  /// Variables that some step writes.
  private(set) var written: Set<ObjectIdentifier> = []

  /// Something to run: a single node, or a group of fused ones.
  private struct Unit {
    var nodes: [Int]
    var isFused: Bool
  }

  init(_ graph: PlanGraph) {
    let groups = FusionGroups(graph)
    let units = Self.units(graph, groups)
    var unitOf = [Int](repeating: -1, count: graph.nodes.count)
    for (position, unit) in units.enumerated() { for node in unit.nodes { unitOf[node] = position } }
    let root = Self.roots(graph)
    let end = units.count

    // Which units read the memory of each root, through views and otherwise.
    var readers = [[Int]](repeating: [], count: graph.nodes.count)
    for (position, unit) in units.enumerated() {
      for node in unit.nodes {
        for input in graph.nodes[node].inputs where unitOf[root[input]] != position {
          readers[root[input]].append(position)
        }
      }
    }
    for output in graph.outputs { readers[root[output]].append(end) }

    let assigns = graph.nodes.indices.compactMap { index -> (variable: Variable, value: Int)? in
      guard case .assign(let variable) = graph.nodes[index].kind else { return nil }
      return (variable, graph.nodes[index].inputs[0])
    }
    let assignedVariables = Set(assigns.map { ObjectIdentifier($0.variable) })
    var home: [Int: Variable] = [:]
    var copies: [(variable: Variable, value: Int)] = []
    for (variable, value) in assigns {
      written.insert(ObjectIdentifier(variable))
      let producer = unitOf[root[value]]
      if producer != -1, home[root[value]] == nil,
        Self.mayWriteDirectly(graph, units, variable, root[value], producer, readers, assignedVariables)
      {
        home[root[value]] = variable
      } else {
        copies.append((variable, value))
        readers[root[value]].append(end)
      }
    }

    // A result inside a fused unit that nobody else reads needs no memory.
    func needsMemory(_ node: Int) -> Bool {
      guard unitOf[node] != -1, home[node] == nil else { return false }
      return !readers[node].isEmpty || !units[unitOf[node]].isFused
    }
    var requests: [MemoryPlan.Request] = []
    for (position, unit) in units.enumerated() {
      for node in unit.nodes where root[node] == node && needsMemory(node) {
        // Outputs are read after the run: nothing may take their place.
        let last = readers[node].max() ?? position
        requests.append(
          .init(id: node, bytes: graph.nodes[node].spec.byteCount, first: position, last: last))
      }
    }
    // Old values of variables that are read or copied only after the variable has been written.
    var staged: [Int: Int] = [:]
    for value in copies.map(\.value) + graph.outputs {
      let source = root[value]
      guard case .variable(let variable) = graph.nodes[source].kind,
        assignedVariables.contains(ObjectIdentifier(variable)), staged[source] == nil
      else { continue }
      let id = graph.nodes.count + staged.count
      staged[source] = id
      requests.append(
        .init(id: id, bytes: graph.nodes[source].spec.byteCount, first: end, last: end))
    }
    memory = MemoryPlan(requests)
    let offsets = memory.offsets

    func place(_ node: Int, afterwards: Bool = false) -> Place {
      let source = root[node]
      if afterwards, let id = staged[source] { return .arena(offsets[id]!) }
      if let variable = home[source] { return .variable(variable) }
      switch graph.nodes[source].kind {
      case .input(let index): return .input(index)
      case .constant(let tensor): return .constant(tensor)
      case .variable(let variable): return .variable(variable)
      default: return .arena(offsets[source] ?? 0)
      }
    }

    for unit in units {
      if unit.isFused {
        steps.append(Self.fused(graph, unit.nodes, { place($0) }) { home[$0] != nil || needsMemory($0) })
      } else {
        let node = graph.nodes[unit.nodes[0]]
        guard case .operation(let op, let attribute) = node.kind else { continue }
        if node.spec.elementCount == 0 { continue }
        steps.append(
          Step(
            kernel: op.prepare(node.inputs.map { graph.nodes[$0].spec }, node.spec, attribute),
            operands: node.inputs.map { place($0) } + [place(unit.nodes[0])]))
      }
    }
    for (source, id) in staged.sorted(by: { $0.key < $1.key }) {
      steps.append(
        Self.copy(graph.nodes[source].spec.byteCount, from: place(source), to: .arena(offsets[id]!)))
    }
    for (variable, value) in copies {
      steps.append(
        Self.copy(variable.byteCount, from: place(value, afterwards: true), to: .variable(variable)))
    }
    outputs = graph.outputs.map { (place($0, afterwards: true), graph.nodes[$0].spec) }
  }

  private static func copy(_ bytes: Int, from: Place, to: Place) -> Step {
    Step(kernel: { $0[1].copyMemory(from: $0[0], byteCount: bytes) }, operands: [from, to])
  }

  /// Units in an order in which they can run: a group stands where its last member does.
  private static func units(_ graph: PlanGraph, _ groups: FusionGroups) -> [Unit] {
    var units: [Unit] = []
    for index in graph.nodes.indices where graph.isLive[index] {
      guard case .operation(let op, _) = graph.nodes[index].kind, op.category != .view else { continue }
      let group = groups.groupOf[index]
      if group == -1 {
        units.append(Unit(nodes: [index], isFused: false))
      } else if groups.members[group].last == index {
        let members = groups.members[group]
        units.append(Unit(nodes: members, isFused: members.count > 1))
      }
    }
    return units
  }

  /// The node whose memory each node shares: itself, or the source of a view.
  private static func roots(_ graph: PlanGraph) -> [Int] {
    var root = Array(graph.nodes.indices)
    for index in graph.nodes.indices {
      if case .operation(let op, _) = graph.nodes[index].kind, op.category == .view {
        root[index] = root[graph.nodes[index].inputs[0]]
      }
    }
    return root
  }

  /// Whether the unit that computes a value may write it straight into the variable: nobody needs the
  /// old value later, and the unit itself reads it, if at all, element by element in step.
  private static func mayWriteDirectly(
    _ graph: PlanGraph, _ units: [Unit], _ variable: Variable, _ value: Int, _ producer: Int,
    _ readers: [[Int]], _ assigned: Set<ObjectIdentifier>
  ) -> Bool {
    guard graph.nodes[value].spec.elementCount > 0 else { return false }
    for index in graph.nodes.indices {
      guard case .variable(let other) = graph.nodes[index].kind, other === variable else { continue }
      if readers[index].contains(where: { $0 > producer }) { return false }
      if readers[index].contains(producer), !readsInStep(graph, units[producer], index, before: value) {
        return false
      }
    }
    return true
  }

  private static func readsInStep(_ graph: PlanGraph, _ unit: Unit, _ source: Int, before value: Int)
    -> Bool
  {
    unit.nodes.allSatisfy { node in
      // Inside a fused unit a tile of the old value is gone once the new one has been written.
      if node > value { return !graph.nodes[node].inputs.contains { $0 == source || isView(graph, $0, of: source) } }
      // A reduction inside a fused unit reads only results of the unit.
      if unit.isFused, FusionGroups.reduction(graph, node) != nil { return !graph.nodes[node].inputs.contains(source) }
      guard case .operation(let op, _) = graph.nodes[node].kind, op.isElementwise else { return false }
      // A view of the variable, or a broadcast of it, is read out of step.
      return graph.nodes[node].inputs.allSatisfy { input in
        input == source ? graph.nodes[source].spec.dims == graph.nodes[node].spec.dims : !isView(graph, input, of: source)
      }
    }
  }

  private static func isView(_ graph: PlanGraph, _ node: Int, of source: Int) -> Bool {
    guard case .operation(let op, _) = graph.nodes[node].kind, op.category == .view else { return false }
    let input = graph.nodes[node].inputs[0]
    return input == source || isView(graph, input, of: source)
  }
}
