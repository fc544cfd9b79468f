import CKernels

extension PlanLayout {
  /// The step of a fused unit: its chain in instructions over tiles. `place` says where a node's elements
  /// lie, `isKept` which results are needed outside.
  static func fused(
    _ graph: PlanGraph, _ nodes: [Int], _ place: (Int) -> Place, _ isKept: (Int) -> Bool
  ) -> Step {
    var builder = FusedStepBuilder(graph, nodes)
    for node in nodes { builder.append(node, place, isKept(node)) }
    return Step(kernel: builder.kernel().kernel(), operands: builder.operands)
  }
}

/// Turns the nodes of a group into the instructions of a `FusedKernel`.
private struct FusedStepBuilder {
  private let graph: PlanGraph
  private let dims: [Int]
  private let length: Int
  private let inside: Set<Int>
  private var lastUse: [Int: Int] = [:]
  private(set) var operands: [PlanLayout.Place] = []
  private var addressOf: [Int: Int] = [:]
  private var tileOf: [Int: Int] = [:]
  private var kept: Set<Int> = []
  private var freeTiles: [Int] = []
  private var tileCount = 0
  private var widest = 1
  private var instructions: [FusedKernel.Instruction] = []
  private var spreads: [FusedKernel.Spread] = []
  private var reductions: [FusedKernel.Reduction] = []

  init(_ graph: PlanGraph, _ nodes: [Int]) {
    self.graph = graph
    dims = graph.nodes[nodes[0]].spec.dims
    inside = Set(nodes)
    // Tiles are reused once their last reader has run.
    for node in nodes {
      for input in graph.nodes[node].inputs where inside.contains(input) { lastUse[input] = node }
    }
    // Reductions are formed from the tiles after all instructions have run.
    for node in nodes where FusionGroups.reduction(graph, node) != nil {
      lastUse[graph.nodes[node].inputs[0]] = .max
    }
    length = Self.tileLength(graph, nodes, dims)
  }

  /// A tile is a whole number of rows: of those reduced in any case, of those repeated if that stays small.
  private static func tileLength(_ graph: PlanGraph, _ nodes: [Int], _ dims: [Int]) -> Int {
    let reduced = nodes.compactMap { FusionGroups.reduction(graph, $0)?.rowLength }
    var length = reduced.first ?? 1
    let inside = Set(nodes)
    for node in nodes where FusionGroups.reduction(graph, node) == nil {
      for input in graph.nodes[node].inputs where !inside.contains(input) {
        guard case .row(let row) = FusionGroups.operandForm(graph.nodes[input].spec, dims) else { continue }
        let common = length / greatestCommonDivisor(length, row) * row
        if common <= FusionGroups.longestRow { length = common }
      }
    }
    let whole = max(1, FusedKernel.tileLength / length) * length
    let count = dims.elementCount
    return length == 1 ? min(FusedKernel.tileLength, count) : min(whole, (count + length - 1) / length * length)
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  mutating func append(_ node: Int, _ place: (Int) -> PlanLayout.Place, _ isKept: Bool) {
    guard case .operation(let op, _) = graph.nodes[node].kind else { return }
    let inputs = graph.nodes[node].inputs
    let spec = graph.nodes[node].spec
    if isKept { kept.insert(node) }
    let sources = inputs.map { operand($0, place) }
    if let (code, isMean, rowLength) = FusionGroups.reduction(graph, node) {
      reductions.append(
        .init(
          source: sources[0], address: address(node, place), dtype: spec.dtype, code: code,
          isMean: isMean, rowLength: rowLength))
      return
    }
    // A loop may write where it reads only if elements are equally wide.
    let done = Set(inputs).filter { lastUse[$0] == node && tileOf[$0] != nil }
    let inPlace = done.filter { graph.nodes[$0].spec.dtype.size == spec.dtype.size }
    freeTiles += inPlace.map { tileOf[$0]! }
    let result: FusedKernel.Place = isKept ? .memory(address(node, place)) : .tile(newTile(spec.dtype.size))
    if case .tile(let tile) = result { tileOf[node] = tile }
    freeTiles += done.subtracting(inPlace).map { tileOf[$0]! }
    instructions.append(
      .init(
        loop: loop(op, graph.nodes[inputs[0]].spec.dtype, spec.dtype), a: sources[0],
        b: sources[min(1, sources.count - 1)], c: sources[sources.count - 1],
        result: .init(place: result, size: spec.dtype.size)))
  }

  func kernel() -> FusedKernel {
    FusedKernel(
      instructions: instructions, spreads: spreads, reductions: reductions, count: dims.elementCount,
      length: length, tileCount: tileCount, widest: widest)
  }

  private func loop(_ op: Op, _ input: DType, _ output: DType) -> FusedKernel.Loop {
    let (from, to) = (Int32(input.rawValue), Int32(output.rawValue))
    switch op.category {
    case .unary(let code): return .unary(ck_unary(code, from)!)
    case .test(let code): return .unary(ck_test(code, from)!)
    case .cast: return .unary(ck_cast(from, to)!)
    case .binary(let code): return .binary(ck_binary(code, from)!)
    case .comparison(let code): return .binary(ck_compare(code, from)!)
    case .select: return .select
    default: preconditionFailure("\(op.name) cannot be fused")
    }
  }

  private mutating func newTile(_ size: Int) -> Int {
    widest = max(widest, size)
    if let tile = freeTiles.popLast() { return tile }
    tileCount += 1
    return tileCount - 1
  }

  private mutating func address(_ node: Int, _ place: (Int) -> PlanLayout.Place) -> Int {
    if let known = addressOf[node] { return known }
    addressOf[node] = operands.count
    operands.append(place(node))
    return operands.count - 1
  }

  private mutating func operand(_ node: Int, _ place: (Int) -> PlanLayout.Place) -> FusedKernel.Operand {
    let spec = graph.nodes[node].spec
    let size = spec.dtype.size
    if inside.contains(node) {
      return .init(place: kept.contains(node) ? .memory(address(node, place)) : .tile(tileOf[node]!), size: size)
    }
    switch FusionGroups.operandForm(spec, dims) {
    case .full: return .init(place: .memory(address(node, place)), size: size)
    case .scalar: return .init(place: .scalar(address(node, place)), size: size)
    case .row(let row): return .init(place: .tile(spread(node, place, row)), size: size)
    case .other: return .init(place: .tile(spread(node, place, nil)), size: size)
    }
  }

  /// A tile for an operand of another shape; it stays the operand's throughout.
  private mutating func spread(_ node: Int, _ place: (Int) -> PlanLayout.Place, _ row: Int?) -> Int {
    if let known = tileOf[node] { return known }
    let spec = graph.nodes[node].spec
    widest = max(widest, spec.dtype.size)
    let tile = tileCount
    tileCount += 1
    tileOf[node] = tile
    let loop = BroadcastLoop(output: dims, operands: [spec.dims])
    spreads.append(
      .init(
        address: address(node, place), tile: tile, size: spec.dtype.size, dims: loop.outer + [loop.run],
        strides: loop.outerStrides[0] + [loop.runStrides[0]],
        isSameInAllTiles: row.map { length % $0 == 0 } ?? false))
    return tile
  }
}
