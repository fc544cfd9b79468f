import Display
import Tensors

extension DatasetCore {
  /// Elements side by side, as many as the shortest has.
  package static func zip(_ cores: [DatasetCore]) -> DatasetCore {
    var cardinality = Cardinality.infinite
    for core in cores {
      switch (cardinality, core.cardinality) {
      case (.finite(let a), .finite(let b)): cardinality = .finite(min(a, b))
      case (.unknown, .finite), (.finite, .unknown), (.unknown, _), (_, .unknown): cardinality = .unknown
      case (.infinite, let other): cardinality = other
      case (_, .infinite): break
      }
    }
    return DatasetCore(
      cardinality: cardinality, keys: cores.map(\.keys).first { !$0.names.isEmpty } ?? KeyList(),
      specs: { cores.flatMap(\.specs) }
    ) {
      let passes = cores.map { $0.makePass() }
      if let rows = joined(passes) { return rows }
      return FunctionPass {
        var element: [Tensor] = []
        for pass in passes {
          guard let part = pass.next() else { return nil }
          element += part
        }
        return element
      }
    }
  }

  /// Tables read in the same order are one.
  private static func joined(_ passes: [ElementPass]) -> ElementPass? {
    let rows = passes.compactMap { $0 as? RowsPass }
    let orders = rows.compactMap { $0.order as? CountedOrder }
    guard orders.count == passes.count, let count = orders.map(\.count).min() else { return nil }
    return RowsPass(rows.flatMap(\.tables), CountedOrder(count))
  }

  /// The elements of one, then those of the other.
  package func concatenate(_ other: DatasetCore) -> DatasetCore {
    let total: Cardinality
    switch (cardinality, other.cardinality) {
    case (.finite(let a), .finite(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      total = .finite(overflow ? .max : sum)
    case (.infinite, _), (_, .infinite): total = .infinite
    default: total = .unknown
    }
    return DatasetCore(cardinality: total, keys: keys, specs: { [self] in Self.common(specs, other.specs) }) { [self] in
      var pass = makePass()
      var isFirst = true
      return FunctionPass {
        if let element = pass.next() { return element }
        guard isFirst, !PipelineThread.mustStop else { return nil }
        isFirst = false
        pass = other.makePass()
        return pass.next()
      }
    }
  }

  /// Axes that differ are open.
  private static func common(_ a: [TensorSpec], _ b: [TensorSpec]) -> [TensorSpec]? {
    if a.isEmpty { return b }
    if b.isEmpty || a.count != b.count { return a }
    return Swift.zip(a, b).map { x, y in
      x.dims.count == y.dims.count ? TensorSpec(x.dtype, Swift.zip(x.dims, y.dims).map { $0 == $1 ? $0 : -1 }) : x
    }
  }

  /// Each element with its number before it.
  package func enumerate(start: Int) -> DatasetCore {
    DatasetCore(cardinality: cardinality, keys: keys, specs: { [self] in [TensorSpec(.int64, [])] + specs }) { [self] in
      let pass = makePass()
      var number = Int64(start)
      return FunctionPass {
        guard let element = pass.next() else { return nil }
        defer { number &+= 1 }
        return [Tensor([number], dtype: .int64, dims: [])] + element
      }
    }
  }

  /// The elements of the data sets that a function makes of the elements: `cycleLength` data sets are read in turn,
  /// `blockLength` elements of each at a time.
  package func interleave(
    _ operation: String, cycleLength: Int, blockLength: Int, keys: KeyList = KeyList(),
    _ make: @escaping ([Tensor]) -> DatasetCore?
  ) -> DatasetCore {
    guard cycleLength > 0, blockLength > 0 else {
      failDataset(operation, "cycleLength and blockLength must be positive, found \(cycleLength) and \(blockLength)")
      return DatasetCore.empty()
    }
    let count: Cardinality = cardinality == .finite(0) ? .finite(0) : .unknown
    return DatasetCore(cardinality: count, keys: keys) { [self] in
      let cycle = Cycle(makePass(), cycleLength, blockLength) { element, place in
        let made = Trace.suspended { make(element) }
        if ExecutionContext.current.mustStop {
          ExecutionContext.current.addFailureContext("\(operation) of element \(place)")
          return nil
        }
        return made?.makePass()
      }
      return FunctionPass { cycle.next() }
    }
  }
}

/// TensorFlow's interleaving: a data set that has ended leaves its turn to a new one the next time round.
private final class Cycle {
  private let upstream: ElementPass
  private let length: Int
  private let blockLength: Int
  private let open: ([Tensor], Int) -> ElementPass?
  private var passes: [Int: ElementPass] = [:]
  private var turn = 0
  private var given = 0
  private var place = 0
  private var isAtEnd = false

  init(_ upstream: ElementPass, _ length: Int, _ blockLength: Int, _ open: @escaping ([Tensor], Int) -> ElementPass?) {
    self.upstream = upstream
    self.length = length
    self.blockLength = blockLength
    self.open = open
  }

  func next() -> [Tensor]? {
    while !isAtEnd || !passes.isEmpty, !ExecutionContext.current.mustStop {
      if let pass = passes[turn] {
        if let element = pass.next() {
          given += 1
          if given == blockLength { advance() }
          return element
        }
        passes[turn] = nil
        advance()
      } else if isAtEnd {
        advance()
      } else if let element = upstream.next() {
        guard let pass = open(element, place) else { return nil }
        passes[turn] = pass
        place += 1
      } else {
        isAtEnd = true
      }
    }
    return nil
  }

  private func advance() {
    given = 0
    turn = (turn + 1) % length
  }
}
