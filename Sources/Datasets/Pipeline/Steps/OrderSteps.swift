import Tensors

// Which elements there are, and in which order. Rows of tables stay rows: only their places change.

extension DatasetCore {
  /// The same elements in another order or number.
  private func reordered(
    _ cardinality: Cardinality, rows: @escaping (RowOrder) -> RowOrder, others: @escaping (ElementPass) -> ElementPass
  ) -> DatasetCore {
    DatasetCore(cardinality: cardinality, keys: keys, specs: { self.specs }) { [self] in
      let pass = makePass()
      return pass.reordered(rows) ?? others(pass)
    }
  }

  /// Elements in random order, drawn from a buffer that is kept full; a new order at every pass unless told otherwise.
  package func shuffle(bufferSize: Int, seed: Int? = nil, reshuffleEachIteration: Bool = true) -> DatasetCore {
    guard bufferSize > 0 else {
      failDataset("shuffle", "the buffer size must be positive, not \(bufferSize)")
      return self
    }
    var seeds = SplitMix64(seed: Tensors.RandomGenerator.seed(seed) ?? .random(in: .min ... .max))
    let fixed = reshuffleEachIteration ? nil : seeds.next()
    return DatasetCore(cardinality: cardinality, keys: keys, specs: { self.specs }) { [self] in
      let seed = fixed ?? seeds.next()
      let pass = makePass()
      return pass.reordered { ShuffledOrder($0, bufferSize: bufferSize, seed: seed) }
        ?? ShufflePass(pass, bufferSize: bufferSize, seed: seed)
    }
  }

  /// The first `count` elements; all when it is negative.
  package func take(_ count: Int) -> DatasetCore {
    if count < 0 { return self }
    let left = cardinality == .infinite ? Cardinality.finite(count) : cardinality.mapFinite { min($0, count) }
    return reordered(left, rows: { LimitedOrder($0, count) }, others: { TakePass($0, count) })
  }

  /// What follows the first `count` elements; nothing when it is negative.
  package func skip(_ count: Int) -> DatasetCore {
    if count < 0 { return DatasetCore.empty(like: self) }
    return reordered(
      cardinality.mapFinite { max($0 - count, 0) }, rows: { SteppedOrder($0, first: count, step: 1) },
      others: { SteppedPass($0, first: count, step: 1) })
  }

  /// Every `count`-th element, beginning with number `index`.
  package func shard(_ count: Int, _ index: Int) -> DatasetCore {
    guard count > 0, index >= 0, index < count else {
      failDataset("shard", "index \(index) is none of \(count) shards")
      return self
    }
    return reordered(
      cardinality.mapFinite { $0 / count + ($0 % count > index ? 1 : 0) },
      rows: { SteppedOrder($0, first: index, step: count) }, others: { SteppedPass($0, first: index, step: count) })
  }

  /// The elements `count` times over; without end when it is negative.
  package func repeated(_ count: Int) -> DatasetCore {
    let total: Cardinality
    if count == 0 || cardinality == .finite(0) {
      total = .finite(0)
    } else if count < 0 {
      total = .infinite
    } else {
      total = cardinality.mapFinite {
        let (product, overflow) = $0.multipliedReportingOverflow(by: count)
        return overflow ? .max : product
      }
    }
    return DatasetCore(cardinality: total, keys: keys, specs: { self.specs }) { [self] in RepeatPass(self, count) }
  }
}

private final class ShufflePass: UpstreamPass {
  private var buffer: ShuffleBuffer<[Tensor]>

  init(_ upstream: ElementPass, bufferSize: Int, seed: UInt64) {
    buffer = ShuffleBuffer(size: bufferSize, seed: seed)
    super.init(upstream)
  }

  override func next() -> [Tensor]? { buffer.next { PipelineThread.mustStop ? nil : upstream.next() } }
  // The buffer would forget what it holds when the work changes threads in the middle of filling it.
  override var isNative: Bool { false }
}

private final class TakePass: UpstreamPass {
  private var left: Int

  init(_ upstream: ElementPass, _ count: Int) {
    left = count
    super.init(upstream)
  }

  override func next() -> [Tensor]? {
    guard left > 0, let element = upstream.next() else { return nil }
    left -= 1
    return element
  }

  override func next(stacking count: Int) -> [Tensor]? {
    guard left > 0, let block = upstream.next(stacking: min(count, left)) else { return nil }
    left -= block.first?.count ?? left
    return block
  }
}

private final class SteppedPass: UpstreamPass {
  private let step: Int
  private var skipped: Int

  init(_ upstream: ElementPass, first: Int, step: Int) {
    self.step = step
    skipped = first
    super.init(upstream)
  }

  private func advance() -> Bool {
    while skipped > 0 {
      if PipelineThread.mustStop || upstream.next() == nil { return false }
      skipped -= 1
    }
    return true
  }

  override func next() -> [Tensor]? {
    guard advance(), let element = upstream.next() else { return nil }
    skipped = step - 1
    return element
  }

  override func next(stacking count: Int) -> [Tensor]? {
    if step > 1 { return super.next(stacking: count) }
    return advance() ? upstream.next(stacking: count) : nil
  }
}

/// A new pass each time the last one has ended.
private final class RepeatPass: ElementPass {
  private let core: DatasetCore
  private let count: Int
  private var pass: ElementPass?
  private var passes = 0
  private var isFresh = false
  private var waiting: [[Tensor]] = []

  init(_ core: DatasetCore, _ count: Int) {
    self.core = core
    self.count = count
  }

  /// Whether there is another pass.
  private func open() -> Bool {
    if pass != nil { return true }
    guard count < 0 || passes < count, !PipelineThread.mustStop else { return false }
    passes += 1
    pass = core.makePass()
    isFresh = true
    return true
  }

  /// Whether to go on with a new pass; not after one that gave nothing.
  private func close() -> Bool {
    if PipelineThread.current?.needsUser == true || PipelineThread.mustStop { return false }
    pass = nil
    return !isFresh
  }

  override func next() -> [Tensor]? {
    while open() {
      if let element = pass!.next() {
        isFresh = false
        return element
      }
      if !close() { break }
    }
    return nil
  }

  override func next(stacking count: Int) -> [Tensor]? {
    guard givesBlocks else { return super.next(stacking: count) }
    var blocks = waiting
    waiting = []
    var found = blocks.reduce(0) { $0 + ($1.first?.count ?? 0) }
    while found < count, open() {
      if let block = pass!.next(stacking: count - found) {
        isFresh = false
        found += block.first?.count ?? count
        blocks.append(block)
      } else if !close() {
        break
      }
    }
    if found < count, PipelineThread.current?.needsUser == true {
      waiting = blocks
      return nil
    }
    return blocks.isEmpty || PipelineThread.mustStop ? nil : Stacking.concatenate(blocks, operation: "batch")
  }

  override var givesBlocks: Bool { open() && pass!.givesBlocks }
  override var isNative: Bool { open() && pass!.isNative }
}
