import Tensors

extension DatasetCore {
  /// Neighbouring elements stacked along a new first axis.
  package func batch(_ size: Int, dropRemainder: Bool) -> DatasetCore {
    guard size > 0 else {
      failDataset("batch", "the batch size must be positive, not \(size)")
      return self
    }
    let count = cardinality.mapFinite { $0 / size + (dropRemainder || $0 % size == 0 ? 0 : 1) }
    return DatasetCore(cardinality: count, keys: keys, specs: { [self] in
      specs.map { TensorSpec($0.dtype, [dropRemainder ? size : -1] + $0.dims) }
    }) { [self] in BatchPass(makePass(), size, dropRemainder) }
  }

  /// The rows of each element, one after the other.
  package func unbatch() -> DatasetCore {
    DatasetCore(cardinality: unbatchedCardinality, keys: keys, specs: { [self] in
      specs.map { TensorSpec($0.dtype, Array($0.dims.dropFirst())) }
    }) { [self] in UnbatchPass(makePass()) }
  }

  private var unbatchedCardinality: Cardinality {
    switch cardinality {
    case .finite(0), .infinite: cardinality
    case .finite(let count):
      if let rows = specs.first?.dims.first, rows >= 0, !rows.multipliedReportingOverflow(by: count).overflow {
        .finite(rows * count)
      } else {
        .unknown
      }
    case .unknown: .unknown
    }
  }

  /// As `batch`, elements filled up to one shape. `shapes` and `values` have an entry for each tensor of an element or
  /// are empty; axes of -1 take the longest of the batch.
  package func paddedBatch(_ size: Int, shapes: [[Int]], values: [Tensor?], dropRemainder: Bool) -> DatasetCore {
    guard size > 0 else {
      failDataset("paddedBatch", "the batch size must be positive, not \(size)")
      return self
    }
    let count = cardinality.mapFinite { $0 / size + (dropRemainder || $0 % size == 0 ? 0 : 1) }
    return DatasetCore(cardinality: count, keys: keys, specs: { [self] in
      specs.enumerated().map { leaf, spec in
        let dims = leaf < shapes.count ? shapes[leaf] : spec.dims.map { _ in -1 }
        return TensorSpec(spec.dtype, [dropRemainder ? size : -1] + dims)
      }
    }) { [self] in
      let pass = makePass()
      return FunctionPass {
        var elements: [[Tensor]] = []
        while elements.count < size, let element = pass.next() { elements.append(element) }
        guard !elements.isEmpty, elements.count == size || !dropRemainder, !PipelineThread.mustStop else { return nil }
        return Padding.stack(elements, shapes, values)
      }
    }
  }

  /// Windows of `size` elements, each stacked, `shift` apart; within a window every `stride`-th element.
  package func window(_ size: Int, shift: Int?, stride: Int, dropRemainder: Bool) -> DatasetCore {
    let shift = shift ?? size
    guard size > 0, shift > 0, stride > 0 else {
      failDataset("window", "size, shift and stride must be positive, found \(size), \(shift) and \(stride)")
      return self
    }
    let count = cardinality.mapFinite { count -> Int in
      let (span, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
      if !dropRemainder { return count / shift + (count % shift == 0 ? 0 : 1) }
      return overflow || span >= count ? 0 : (count - span - 1) / shift + 1
    }
    return DatasetCore(cardinality: count, keys: keys, specs: { [self] in
      specs.map { TensorSpec($0.dtype, [-1] + $0.dims) }
    }) { [self] in
      let windows = WindowPass(makePass(), size, shift, stride, dropRemainder)
      return FunctionPass { windows.next() }
    }
  }
}

private final class BatchPass: UpstreamPass {
  private let size: Int
  private let dropsRemainder: Bool

  init(_ upstream: ElementPass, _ size: Int, _ dropsRemainder: Bool) {
    self.size = size
    self.dropsRemainder = dropsRemainder
    super.init(upstream)
  }

  override func next() -> [Tensor]? {
    guard let block = upstream.next(stacking: size) else { return nil }
    return dropsRemainder && (block.first?.count ?? size) < size ? nil : block
  }

  // The last batch may be smaller.
  override var givesBlocks: Bool { false }
}

private final class UnbatchPass: UpstreamPass {
  private var batch: [Tensor] = []
  private var row = 0
  private var count = 0

  override func next() -> [Tensor]? {
    while row >= count {
      guard let next = upstream.next() else { return nil }
      guard let rows = next.first?.count, next.allSatisfy({ $0.rank > 0 && $0.count == rows }) else {
        failDataset(
          "unbatch", "the tensors of an element have no rows or not equally many: \(next.map { "\($0.shape)" }.joined(separator: " and "))")
        return nil
      }
      (batch, row, count) = (next, 0, rows)
    }
    defer { row += 1 }
    return batch.map { Stacking.row($0, row) }
  }

  override var givesBlocks: Bool { false }
}

/// Keeps the elements that later windows need too.
private struct WindowPass {
  private let upstream: ElementPass
  private let size: Int, shift: Int, stride: Int
  private let dropsRemainder: Bool
  private let state = State()

  private final class State {
    var held: [[Tensor]] = []
    /// Elements to leave out before the next window begins.
    var toSkip = 0
    var isAtEnd = false
  }

  init(_ upstream: ElementPass, _ size: Int, _ shift: Int, _ stride: Int, _ dropsRemainder: Bool) {
    self.upstream = upstream
    self.size = size
    self.shift = shift
    self.stride = stride
    self.dropsRemainder = dropsRemainder
  }

  func next() -> [Tensor]? {
    while state.toSkip > 0, !state.isAtEnd {
      state.toSkip -= 1
      if upstream.next() == nil { state.isAtEnd = true }
    }
    let (product, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
    let span = overflow ? Int.max : product + 1
    while !state.isAtEnd, state.held.count < span {
      if let element = upstream.next() { state.held.append(element) } else { state.isAtEnd = true }
    }
    guard !state.held.isEmpty, !dropsRemainder || state.held.count >= span, !PipelineThread.mustStop else { return nil }
    var chosen: [[Tensor]] = []
    var place = 0
    while chosen.count < size, place < state.held.count {
      chosen.append(state.held[place])
      place += min(stride, state.held.count)
    }
    state.toSkip = max(0, shift - state.held.count)
    state.held.removeFirst(min(shift, state.held.count))
    return Stacking.stack(chosen, operation: "window")
  }
}
