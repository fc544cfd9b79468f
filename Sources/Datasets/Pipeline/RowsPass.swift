import Tensors

/// Places in a table, one after the other.
class RowOrder {
  /// The next place; nil at the end.
  func next() -> Int? { nil }
}

/// 0, 1, 2 and so on.
final class CountedOrder: RowOrder {
  private var place = 0
  let count: Int

  init(_ count: Int) { self.count = count }

  override func next() -> Int? {
    guard place < count else { return nil }
    defer { place += 1 }
    return place
  }
}

/// Only places that a counter lets through: `first`, then every `step`-th.
final class SteppedOrder: RowOrder {
  private let base: RowOrder
  private let step: Int
  private var skipped: Int

  init(_ base: RowOrder, first: Int, step: Int) {
    self.base = base
    self.step = step
    skipped = first
  }

  override func next() -> Int? {
    for _ in 0..<skipped where base.next() == nil { return nil }
    skipped = step - 1
    return base.next()
  }
}

/// At most so many places.
final class LimitedOrder: RowOrder {
  private let base: RowOrder
  private var left: Int

  init(_ base: RowOrder, _ count: Int) {
    self.base = base
    left = count
  }

  override func next() -> Int? {
    guard left > 0 else { return nil }
    left -= 1
    return base.next()
  }
}

/// Places drawn from a buffer that is kept full.
final class ShuffledOrder: RowOrder {
  private let base: RowOrder
  private var buffer: ShuffleBuffer<Int>

  init(_ base: RowOrder, bufferSize: Int, seed: UInt64) {
    self.base = base
    buffer = ShuffleBuffer(size: bufferSize, seed: seed)
  }

  override func next() -> Int? { buffer.next { base.next() } }
}

/// Rows of tables: what needs no tensor for each element.
final class RowsPass: ElementPass {
  let tables: [Tensor]
  let order: RowOrder

  init(_ tables: [Tensor], _ order: RowOrder) {
    self.tables = tables
    self.order = order
  }

  override var isNative: Bool { true }
  override var givesBlocks: Bool { true }
  override func reordered(_ change: (RowOrder) -> RowOrder) -> ElementPass? { RowsPass(tables, change(order)) }

  override func next() -> [Tensor]? {
    guard let place = order.next() else { return nil }
    return tables.map { Stacking.row($0, place) }
  }

  override func next(stacking count: Int) -> [Tensor]? {
    var places: [Int] = []
    places.reserveCapacity(min(count, tables[0].count))
    var isRange = true
    while places.count < count, let place = order.next() {
      if let last = places.last, place != last + 1 { isRange = false }
      places.append(place)
      if places.count & 0xffff == 0, PipelineThread.mustStop { return nil }
    }
    guard let first = places.first else { return nil }
    if isRange { return tables.map { $0.rows(first..<first + places.count) } }
    for table in tables {
      if let problem = TensorSpec(table.dtype, [places.count] + table.dims.dropFirst()).sizeProblem {
        failDataset("batch", problem)
        return nil
      }
    }
    return tables.map { Stacking.gather($0, places) }
  }
}
